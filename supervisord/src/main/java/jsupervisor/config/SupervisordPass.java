package jsupervisor.config;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Pairs;
import jsupervisor.config.values.Type;
import jsupervisor.config.values.Words;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;
import jsupervisor.terms.LogLevel;

/** {@code [supervisord]}, the command line over it (spec config, 6.1). */
final class SupervisordPass {
  private static final long LOG_SIZE = 50L << 20;
  private static final int PERMISSIONS = 0777;
  private static final int DAY = 86_400;

  private final Draft draft;
  private final SectionReader reader;
  private final Paths paths;

  private SupervisordPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.reader(section);
    this.paths = draft.paths();
  }

  static void apply(Draft draft) {
    var section = draft.document.section("supervisord").orElseThrow();
    var pass = new SupervisordPass(draft, section);
    draft.supervisord = pass.read();
    draft.logPrefix = pass.value("log_prefix", false, Words::bool);
    draft.export(draft.supervisord.environment());
  }

  private SupervisordConfig read() {
    int minfds = value("minfds", 1024, Numbers::count);
    int minprocs = value("minprocs", 200, Numbers::count);
    var directory = optional("directory", paths::existingDirectory);
    var user = optional("user", text -> text);
    int umask = value("umask", 022, Numbers::octal) & PERMISSIONS;
    var logfile = mainLog(value("logfile", "supervisord.log", paths::existingParent));
    long maxbytes = value("logfile_maxbytes", LOG_SIZE, Numbers::byteSize);
    int backups = value("logfile_backups", 10, Numbers::count);
    var level = value("loglevel", LogLevel.INFO, Words::logLevel);
    var pidfile = absolute(value("pidfile", "supervisord.pid", paths::existingParent));
    var identifier = value("identifier", "supervisor", text -> text);
    boolean nodaemon = value("nodaemon", false, Words::bool);
    boolean silent = value("silent", false, Words::bool);
    var childlogdir = value("childlogdir", paths.temporaryDirectory(), paths::existingDirectory);
    boolean nocleanup = value("nocleanup", false, Words::bool);
    boolean stripAnsi = value("strip_ansi", false, Words::bool);
    return new SupervisordConfig(
        logfile,
        maxbytes,
        backups,
        level,
        pidfile,
        umask,
        nodaemon,
        silent,
        minfds,
        minprocs,
        nocleanup,
        absolute(childlogdir),
        uid(user),
        directory,
        stripAnsi,
        environment(),
        identifier,
        survival(),
        leaving());
  }

  private SupervisordConfig.Survival survival() {
    var usual = SupervisordConfig.Survival.USUAL;
    return new SupervisordConfig.Survival(
        value("standby", usual.standby(), Words::bool),
        value("watchdog", usual.watchdog(), SupervisordPass::seconds));
  }

  private SupervisordConfig.Leaving leaving() {
    var usual = SupervisordConfig.Leaving.USUAL;
    return new SupervisordConfig.Leaving(
        value("exit_with", usual.exitWith(), ExitWords::read),
        value("shutdown_timeout", usual.timeout(), SupervisordPass::seconds));
  }

  private static int seconds(String text) throws BadValue {
    int seconds = Numbers.count(text);
    if (seconds > DAY) throw new BadValue(text + " is more than a day (86400 seconds); 0 = never");
    return seconds;
  }

  private <T> T value(String key, T otherwise, Type<T> type) {
    return optional(key, type).orElse(otherwise);
  }

  /** The command line wins, but what stands in the file is checked all the same. */
  private <T> Optional<T> optional(String key, Type<T> type) {
    var inFile = reader.find(key, type);
    return draft
        .options
        .value(key)
        .flatMap(text -> reader.checked(key, () -> type.parse(text)))
        .or(() -> inFile);
  }

  private Map<String, String> environment() {
    var table = Map.of("host_node_name", draft.host.nodeName());
    return reader
        .raw("environment")
        .flatMap(
            text -> reader.with(table).expanded("environment", "environment", text, Pairs::parse))
        .orElse(Map.of());
  }

  private String mainLog(String text) {
    if (text.equals("syslog")) return text;
    if (!text.equalsIgnoreCase("none")) return absolute(text);
    reader.warn("logfile", "logfile=" + text + " means that no main log is written");
    return "";
  }

  private String absolute(String path) {
    return reader.checked("", () -> paths.normal(path)).orElse(path);
  }

  /** Supervisor looks at the user last of all, so the error comes last too. */
  private OptionalInt uid(Optional<String> user) {
    if (user.isEmpty()) return OptionalInt.empty();
    try {
      return OptionalInt.of(draft.users().uid(user.get()));
    } catch (BadValue e) {
      var option = reader.section().option("user");
      draft.lateErrors.add(
          new ConfigError(
              option.map(found -> found.file()).orElse(reader.section().file()),
              option.map(found -> found.line()).orElse(0),
              "supervisord",
              "user",
              e.getMessage()));
      return OptionalInt.empty();
    }
  }
}
