package jsupervisor.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import jsupervisor.config.values.Numbers;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;

/** {@code [crashes]}. */
final class CrashesPass {
  private static final long USUAL = 16L << 20;
  private static final long LEAST = 1L << 20;
  private static final long MOST = 1L << 30;
  private static final String FOLDER = "crashes";

  private final Draft draft;
  private final SectionReader reader;

  private CrashesPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.reader(section).with(Map.of("host_node_name", draft.host.nodeName()));
  }

  static void apply(Draft draft) {
    draft.crashes =
        draft.document.section("crashes").map(section -> new CrashesPass(draft, section).read());
  }

  private CrashesConfig read() {
    return new CrashesConfig(directory(), reader.get("size", USUAL, CrashesPass::bytes));
  }

  private String directory() {
    var paths = draft.paths();
    if (reader.raw("directory").isPresent())
      return reader
          .find("directory", text -> paths.normal(paths.existingParent(text.strip())))
          .orElse("");
    return besideLog()
        .orElseGet(() -> {
          reader.error(
              "directory", "directory= is needed: there is no log file beside which it could be");
          return "";
        });
  }

  private Optional<String> besideLog() {
    var log = draft.supervisord.logfile();
    if (!log.startsWith("/") || log.startsWith("/dev/") || log.startsWith("/proc/"))
      return Optional.empty();
    return Optional.of(Path.of(log).resolveSibling(FOLDER).toString());
  }

  private static long bytes(String text) throws BadValue {
    long bytes = Numbers.byteSize(text);
    if (bytes >= LEAST && bytes <= MOST) return bytes;
    throw new BadValue(text + " is not between 1MB and 1GB");
  }
}
