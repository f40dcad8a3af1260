package jsupervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Format;
import jsupervisor.ini.IniDocument;
import jsupervisor.ini.IniReader;
import jsupervisor.ini.IniResult;
import jsupervisor.ini.IniSection;

/** The main file and what it includes (spec config, 2.4 and 2.5). */
record Sources(Host host, Problems problems) {
  private static final IniDocument NOTHING = new IniDocument(Map.of());
  private static final int MOST_FILES = 10_000;

  /** All sections of all files; nothing when the main file cannot be read. */
  IniDocument load(String file) {
    var path = host.workingDirectory().resolve(file);
    if (!Files.exists(path)) {
      fail(file, "could not find config file " + file);
      return NOTHING;
    }
    var main = parsed(file, "could not read config file ");
    var include = main.section("include");
    return include.isEmpty()
        ? main
        : included(main.replacing("%(here)s", directory(file)), include.get(), directory(file));
  }

  /** The absolute path of a file, links not resolved. */
  String path(String file) {
    return host.workingDirectory().resolve(file).normalize().toString();
  }

  /** The absolute directory of a file, links not resolved. */
  String directory(String file) {
    return host.workingDirectory().resolve(file).normalize().getParent().toString();
  }

  private IniDocument included(IniDocument main, IniSection include, String base) {
    var all = main;
    int files = 0;
    for (var pattern : patterns(main.section("include").orElse(include))) {
      var joined = pattern.startsWith("/") ? pattern : base + "/" + pattern;
      var matches = Glob.matches(joined);
      if (matches.isEmpty())
        problems.warn(include, "files", "No file matches via include \"" + joined + "\"");
      files += matches.size();
      if (files > MOST_FILES) {
        problems.error(include, "files", "more than " + MOST_FILES + " files are included");
        return all;
      }
      for (var match : matches) all = all.merged(extra(match));
    }
    return all;
  }

  private IniDocument extra(String file) {
    problems.inform("Included extra file \"" + file + "\" during parsing");
    return parsed(file, "").replacing("%(here)s", directory(file));
  }

  private List<String> patterns(IniSection include) {
    var option = include.option("files");
    if (option.isEmpty()) {
      problems.error(include, "", ".ini file has [include] section, but no files setting");
      return List.of();
    }
    try {
      var text = Format.expand(option.get().value(), table(include), "include.files");
      return List.of(text.strip().split("\\s+"));
    } catch (BadValue e) {
      problems.error(include, "files", e.getMessage());
      return List.of();
    }
  }

  private Map<String, Object> table(IniSection include) {
    var table = new HashMap<String, Object>();
    host.environment().forEach((key, value) -> table.put("ENV_" + key, value));
    table.put("here", directory(include.file()));
    table.put("host_node_name", host.nodeName());
    return table;
  }

  /**
   * Whether reading has an end: who opens a FIFO may wait for ever. The caller's own pipe is taken
   * as the main file, as in {@code -c /dev/stdin}.
   */
  private static boolean ends(Path path, boolean main) {
    if (!Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path)) return true;
    return main && (path.startsWith("/dev") || path.startsWith("/proc"));
  }

  /** An unreadable file is fatal when there is something to say about it, else a warning. */
  private IniDocument parsed(String file, String fatal) {
    var path = host.workingDirectory().resolve(file).normalize();
    if (!ends(path, !fatal.isEmpty())) {
      fail(file, "config file " + file + " is no regular file, as a FIFO or a device: name a file");
      return NOTHING;
    }
    try {
      return switch (IniReader.read(path, file)) {
        case IniResult.Parsed(var document) -> document;
        case IniResult.Broken(var name, var line, var reason) -> {
          problems.error(new ConfigError(name, line, "", "", reason));
          yield NOTHING;
        }
      };
    } catch (IOException e) {
      if (fatal.isEmpty())
        problems.warn("Could not read included file \"" + file + "\": " + why(e));
      else fail(file, fatal + file);
      return NOTHING;
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void fail(String file, String reason) {
    problems.error(new ConfigError(file, 0, "", "", reason));
  }
}
