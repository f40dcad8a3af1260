package jsupervisor.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What {@code --check} finds: every error and every warning of a configuration, with its place.
 *
 * @param text lines as a compiler writes them, {@code file:line: error: what}, then the sum
 * @param errors how many there are
 */
public record CheckReport(String text, int errors) {

  private record Line(String file, int line, String kind, String text) {
    String written() {
      return ConfigError.place(file, line) + kind + ": " + text + "\n";
    }
  }

  /** Reads a configuration and does nothing with it. */
  public static CheckReport of(String file, Options options, Host host) {
    var problems = new Problems();
    var errors =
        switch (ConfigReader.read(file, options, host, problems)) {
          case ConfigResult.Good _ -> List.<ConfigError>of();
          case ConfigResult.Bad(var found) -> found;
        };
    var warnings = problems.warnings();
    var lines = new ArrayList<Line>();
    for (var error : errors) lines.add(new Line(error.file(), error.line(), "error", error.what()));
    for (var warning : warnings)
      lines.add(new Line(warning.file(), warning.line(), "warning", warning.text()));
    lines.sort(
        Comparator.comparing((Line line) -> !line.file().equals(file))
            .thenComparing(Line::file)
            .thenComparingInt(Line::line));
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.written()));
    text.append(file + ": " + count(errors, "error") + ", " + count(warnings, "warning") + "\n");
    return new CheckReport(text.toString(), errors.size());
  }

  private static String count(List<?> things, String word) {
    return things.size() + " " + word + (things.size() == 1 ? "" : "s");
  }
}
