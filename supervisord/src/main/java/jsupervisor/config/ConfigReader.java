package jsupervisor.config;

import java.util.ArrayList;
import java.util.List;

/** Reads a configuration: a list of passes, then sealed (spec config, section 3). */
public final class ConfigReader {
  private static final List<Pass> PASSES =
      List.of(
          SupervisordPass::apply,
          RpcInterfacePass::apply,
          GroupPass::apply,
          ListenerPass::apply,
          ExitWords::apply,
          OtherSectionsPass::apply,
          NamesPass::apply,
          ServerPass::apply,
          UserPass::apply,
          MetricsPass::apply,
          CrashesPass::apply,
          HistoryPass::apply,
          HealthPass::apply,
          RequestsPass::apply,
          AlertPass::apply,
          UnknownNamesPass::apply);

  private ConfigReader() {}

  /** One step from sections to records. */
  @FunctionalInterface
  private interface Pass {
    void apply(Draft draft);
  }

  /**
   * Reads a configuration file with everything it includes, and lays the command line over it.
   *
   * @param file as given with {@code -c} or found; relative to the host's working directory
   * @param options the command line
   * @param host what the file may ask of this machine
   */
  public static ConfigResult read(String file, Options options, Host host) {
    return read(file, options, host, new Problems());
  }

  /** The same; warnings are left with the problems even if there are errors. */
  static ConfigResult read(String file, Options options, Host host, Problems problems) {
    var sources = new Sources(host, problems);
    var document = sources.load(file);
    if (problems.errors().isEmpty() && document.section("supervisord").isEmpty())
      problems.error(
          new ConfigError(file, 0, "", "", ".ini file does not include supervisord section"));
    if (!problems.errors().isEmpty()) return new ConfigResult.Bad(problems.errors());
    var draft = new Draft(host, options, document, problems, sources.directory(file));
    return build(draft, Written.of(sources.path(file), document));
  }

  private static ConfigResult build(Draft draft, Written written) {
    PASSES.forEach(pass -> pass.apply(draft));
    var errors = new ArrayList<>(draft.problems.errors());
    errors.addAll(draft.lateErrors);
    return errors.isEmpty()
        ? new ConfigResult.Good(sealed(draft, written))
        : new ConfigResult.Bad(errors);
  }

  private static Configuration sealed(Draft draft, Written written) {
    return new Configuration(
        draft.supervisord,
        draft.servers,
        new AccessConfig(draft.users, draft.audit),
        draft.groups.stream().sorted(ConfigReader::order).toList(),
        draft.rpcNamespaces,
        draft.rpcPlugins,
        draft.problems.warnings().stream().map(ConfigWarning::logged).toList(),
        draft.problems.infos(),
        draft.otherSections,
        written,
        draft.metrics,
        draft.crashes,
        draft.history,
        draft.health,
        draft.requests,
        draft.alerts);
  }

  private static int order(GroupConfig a, GroupConfig b) {
    int order = Integer.compare(a.priority(), b.priority());
    return order != 0 ? order : a.name().compareTo(b.name());
  }
}
