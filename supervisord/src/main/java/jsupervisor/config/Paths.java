package jsupervisor.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.ini.BadValue;

/** Values that name files and directories (spec config, 5.10 to 5.12). */
record Paths(Host host) {
  private static final List<String> TEMPORARY = List.of("/tmp", "/var/tmp", "/usr/tmp");

  /** 5.11. */
  String existingDirectory(String text) throws BadValue {
    var path = home(text);
    if (Files.isDirectory(absolute(path))) return path;
    throw new BadValue(text + " is not an existing directory");
  }

  /** 5.12. */
  String existingParent(String text) throws BadValue {
    var path = home(text);
    int slash = path.lastIndexOf('/');
    if (slash < 0 || Files.isDirectory(absolute(path.substring(0, slash + 1)))) return path;
    throw new BadValue("The directory named as part of the path " + text + " does not exist");
  }

  /** 5.10, without {@code syslog}; a relative path stays relative. */
  Target logFile(String text) throws BadValue {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none", "off", "" -> new Target.None();
      case "auto" -> new Target.Auto();
      default -> new Target.File(existingParent(text));
    };
  }

  /** The path with home directory put in, absolute, without {@code .} and {@code ..}. */
  String normal(String text) throws BadValue {
    return absolute(home(text)).normalize().toString();
  }

  /** Where Python's {@code tempfile} would put things. */
  String temporaryDirectory() {
    for (var name : List.of("TMPDIR", "TEMP", "TMP")) {
      var path = host.environment().getOrDefault(name, "");
      if (!path.isEmpty() && usable(path)) return host.workingDirectory().resolve(path).toString();
    }
    return TEMPORARY.stream()
        .filter(this::usable)
        .findFirst()
        .orElse(host.workingDirectory().toString());
  }

  private boolean usable(String path) {
    var directory = host.workingDirectory().resolve(path);
    return Files.isDirectory(directory) && Files.isWritable(directory);
  }

  /** The path as the file system takes it. */
  Path absolute(String path) throws BadValue {
    if (path.indexOf('\0') >= 0) throw new BadValue("embedded null byte");
    return host.workingDirectory().resolve(path);
  }

  /** {@code ~} and {@code ~user} at the beginning replaced; unknown users are left alone. */
  private String home(String text) {
    if (!text.startsWith("~")) return text;
    int slash = text.indexOf('/');
    var user = text.substring(1, slash < 0 ? text.length() : slash);
    var rest = slash < 0 ? "" : text.substring(slash);
    var home = user.isEmpty() ? ownHome() : host.accounts().user(user).map(found -> found.home());
    return home.map(directory -> (directory.replaceAll("/+$", "") + rest))
        .map(path -> path.isEmpty() ? "/" : path)
        .orElse(text);
  }

  private Optional<String> ownHome() {
    return Optional.ofNullable(host.environment().get("HOME"))
        .or(() -> host.accounts().user(Integer.toString(host.uid())).map(found -> found.home()));
  }
}
