package jsupervisor.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ctl.command.PluginActions;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Format;
import jsupervisor.ini.IniDocument;
import jsupervisor.ini.IniReader;
import jsupervisor.ini.IniResult;
import jsupervisor.ini.IniSection;
import jsupervisor.tls.ClientTls;
import jsupervisor.tls.KeyFiles;

/**
 * The {@code [supervisorctl]} section of the configuration file, its values expanded (spec config,
 * sections 1, 4 and 6.4), and the plug-ins. Other sections and {@code [include]} are not looked at.
 *
 * @param values by option name
 * @param plugins the {@code [ctlplugin:x]} sections
 */
record SettingsFile(Map<String, String> values, List<PluginActions> plugins) {
  private static final SettingsFile NOTHING = new SettingsFile(Map.of(), List.of());
  private static final String SECTION = "supervisorctl";
  private static final String UNIX = "unix://";
  private static final List<String> FILES =
      List.of("serverurl", "history_file", "ca", "certificate", "certificate_key");

  /**
   * Reads the file.
   *
   * @param file as {@link #place} finds it
   * @return no values when there is none
   * @throws UsageError when the file cannot be used; a file without our section can be, when the
   *     options give the URL
   */
  static SettingsFile read(Options options, Optional<String> file) throws UsageError {
    if (file.isEmpty()) return NOTHING;
    var document = document(file.get());
    var section = document.section(SECTION);
    if (section.isPresent())
      return new SettingsFile(
          expanded(section.get(), file.get()), PluginSections.read(document, environment()));
    if (options.value(Options.SERVER_URL).isPresent()) return NOTHING;
    throw new UsageError(".ini file does not include supervisorctl section");
  }

  /** The file that the options name, or that is in one of the usual places. */
  static Optional<String> place(Options options, String program) {
    return options.value(Options.CONFIGURATION).or(() -> usual(program));
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(values.get(option));
  }

  Optional<String> serverUrl() {
    return text("serverurl")
        .map(url -> url.startsWith(UNIX) ? UNIX + absolute(url.substring(UNIX.length())) : url);
  }

  Optional<String> history() {
    return file("history_file");
  }

  /** A key without a certificate is of no use, a certificate may have its key in the same file. */
  ClientTls tls() throws UsageError {
    var certificate = file("certificate");
    var key = file("certificate_key");
    if (certificate.isEmpty() && key.isPresent())
      throw new UsageError("[supervisorctl] has a certificate_key and no certificate: set both");
    return new ClientTls(file("ca"), certificate.map(own -> new KeyFiles(own, key.orElse(own))));
  }

  private Optional<String> file(String option) {
    return text(option).filter(path -> !path.isEmpty()).map(SettingsFile::absolute);
  }

  /** A path with {@code ~} replaced, absolute and without detours. */
  static String absolute(String path) {
    var home = Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home"));
    var expanded = path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
    return Path.of(expanded).toAbsolutePath().normalize().toString();
  }

  private static Optional<String> usual(String program) {
    var above = parent(parent(program));
    var prefix = above.isEmpty() || above.endsWith("/") ? above : above + "/";
    return List.of(
            prefix + "etc/supervisord.conf",
            prefix + "supervisord.conf",
            "supervisord.conf",
            "etc/supervisord.conf",
            "/etc/supervisord.conf",
            "/etc/supervisor/supervisord.conf")
        .stream()
        .filter(path -> Files.exists(Path.of(path)))
        .findFirst();
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash == 0 ? "/" : path.substring(0, Math.max(slash, 0));
  }

  private static IniDocument document(String file) throws UsageError {
    if (!Files.exists(Path.of(file))) throw new UsageError("could not find config file " + file);
    try {
      return switch (IniReader.read(Path.of(file), file)) {
        case IniResult.Parsed(var document) -> document;
        case IniResult.Broken broken -> throw new UsageError(broken.reason());
      };
    } catch (IOException _) {
      throw new UsageError("could not read config file " + file);
    }
  }

  private static Map<String, String> expanded(IniSection section, String file) throws UsageError {
    var names = environment();
    var namesWithHere = new HashMap<>(names);
    namesWithHere.put("here", Path.of(file).toAbsolutePath().getParent().normalize().toString());
    var values = new HashMap<String, String>();
    try {
      for (var option : List.of("prompt", "username", "password"))
        expand(section, option, names, values);
      for (var option : FILES) expand(section, option, namesWithHere, values);
    } catch (BadValue e) {
      throw new UsageError(e.getMessage());
    }
    return Map.copyOf(values);
  }

  private static Map<String, Object> environment() {
    var names = new HashMap<String, Object>();
    System.getenv().forEach((name, value) -> names.put("ENV_" + name, value));
    return names;
  }

  private static void expand(
      IniSection section, String option, Map<String, Object> names, Map<String, String> values)
      throws BadValue {
    var raw = section.option(option);
    if (raw.isEmpty()) return;
    var place = SECTION + "." + option;
    var value = Format.expand(raw.get().value(), names, place);
    if (value.indexOf('\0') >= 0) throw new BadValue(place + " holds a NUL character: remove it");
    values.put(option, value);
  }
}
