package jsupervisor.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jsupervisor.config.Getopt.Flag;
import jsupervisor.config.Getopt.Given;
import jsupervisor.config.Options.Request;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Type;
import jsupervisor.config.values.Words;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Repr;

/** The table of supervisord's options and what each may hold (spec daemon, section 1). */
final class CommandLine {
  private static final List<Flag> FLAGS =
      List.of(
          new Flag("h", "help", false),
          new Flag("?", "", false),
          new Flag("c", "configuration", true),
          new Flag("v", "version", false),
          new Flag("n", "nodaemon", false),
          new Flag("u", "user", true),
          new Flag("m", "umask", true),
          new Flag("d", "directory", true),
          new Flag("l", "logfile", true),
          new Flag("y", "logfile_maxbytes", true),
          new Flag("z", "logfile_backups", true),
          new Flag("e", "loglevel", true),
          new Flag("j", "pidfile", true),
          new Flag("i", "identifier", true),
          new Flag("q", "childlogdir", true),
          new Flag("a", "minfds", true),
          new Flag("", "minprocs", true),
          new Flag("k", "nocleanup", false),
          new Flag("t", "strip_ansi", false),
          new Flag("", "profile_options", true),
          new Flag("s", "silent", false),
          new Flag("", "check", false, true),
          new Flag("", "doctor", false, true));

  private final Map<String, Type<?>> checks;

  CommandLine(Host host) {
    var paths = new Paths(host);
    checks =
        Map.of(
            "umask", Numbers::octal,
            "directory", paths::existingDirectory,
            "logfile", paths::existingParent,
            "logfile_maxbytes", Numbers::byteSize,
            "logfile_backups", Numbers::count,
            "loglevel", Words::logLevel,
            "pidfile", paths::existingParent,
            "childlogdir", paths::existingDirectory,
            "minfds", Numbers::count,
            "minprocs", Numbers::count);
  }

  Request parse(List<String> words) {
    try {
      var split = Getopt.split(FLAGS, words);
      if (!split.rest().isEmpty())
        throw new BadValue("positional arguments are not supported: " + list(split.rest()));
      return request(split.given());
    } catch (BadValue e) {
      return new Request.Wrong(e.getMessage());
    }
  }

  private static String list(List<String> words) {
    return words.stream().map(Repr::of).collect(Collectors.joining(", ", "[", "]"));
  }

  private Request request(List<Given> given) throws BadValue {
    var values = new LinkedHashMap<String, String>();
    for (var option : given) {
      var name = option.flag().longName();
      if (name.equals("help") || name.isEmpty()) return new Request.Help();
      if (name.equals("version")) return new Request.Version();
      check(option, name);
      var value = option.flag().argument() ? option.value() : "true";
      if (values.putIfAbsent(name, value) != null)
        throw new BadValue("conflicting command line option " + Repr.of(option.typed()));
    }
    return new Request.Run(new Options(values));
  }

  private void check(Given option, String name) throws BadValue {
    try {
      var type = checks.get(name);
      if (type != null) type.parse(option.value());
    } catch (BadValue e) {
      throw new BadValue(
          "invalid value for %s %s: %s"
              .formatted(option.typed(), Repr.of(option.value()), e.getMessage()));
    }
  }
}
