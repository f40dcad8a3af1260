package jsupervisor.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.ini.IniDocument;
import jsupervisor.ini.IniSection;

/** A configuration while the passes fill it in; seen by the thread that reads, and gone after. */
final class Draft {
  final Host host;
  final Options options;
  final IniDocument document;
  final Problems problems;
  final String here;
  final List<ConfigError> lateErrors = new ArrayList<>();
  final List<HttpServerConfig> servers = new ArrayList<>();
  final List<UserConfig> users = new ArrayList<>();
  final List<GroupConfig> groups = new ArrayList<>();
  final List<String> rpcNamespaces = new ArrayList<>();
  final List<RpcPluginConfig> rpcPlugins = new ArrayList<>();
  final List<String> otherSections = new ArrayList<>();
  boolean audit;
  Optional<MetricsConfig> metrics = Optional.empty();
  boolean logPrefix;
  Optional<CrashesConfig> crashes = Optional.empty();
  Optional<HistoryConfig> history = Optional.empty();
  Optional<HealthConfig> health = Optional.empty();
  Optional<RequestsConfig> requests = Optional.empty();
  final List<AlertConfig> alerts = new ArrayList<>();
  SupervisordConfig supervisord;
  private final Map<String, Object> environment = new HashMap<>();

  Draft(Host host, Options options, IniDocument document, Problems problems, String here) {
    this.host = host;
    this.options = options;
    this.document = document;
    this.problems = problems;
    this.here = here;
    export(host.environment());
  }

  /** Makes {@code ENV_x} known to everything that is read from now on. */
  void export(Map<String, String> more) {
    more.forEach((key, value) -> environment.put("ENV_" + key, value));
  }

  /** Reads a section that knows the environment only. */
  SectionReader plain(IniSection section) {
    return new SectionReader(section, Map.copyOf(environment), problems, false);
  }

  /** Reads a section that knows {@code here} as well. */
  SectionReader reader(IniSection section) {
    return plain(section).with(Map.of("here", here));
  }

  Paths paths() {
    return new Paths(host);
  }

  Users users() {
    return new Users(host.accounts());
  }
}
