package jsupervisor.config;

import java.nio.file.Path;
import java.util.Optional;

/** {@code directory=} of a section that keeps something: beside the log, if nothing is said. */
final class OwnFolder {
  private static final String OPTION = "directory";

  private OwnFolder() {}

  /**
   * Its absolute path; its parent is there.
   *
   * @param usual name of the folder beside the log
   */
  static String of(Draft draft, SectionReader reader, String usual) {
    var paths = draft.paths();
    if (reader.raw(OPTION).isPresent())
      return reader
          .find(OPTION, text -> paths.normal(paths.existingParent(text.strip())))
          .orElse("");
    return besideLog(draft.supervisord.logfile(), usual)
        .orElseGet(() -> {
          reader.error(
              OPTION, "directory= is needed: there is no log file beside which it could be");
          return "";
        });
  }

  private static Optional<String> besideLog(String log, String usual) {
    if (!log.startsWith("/") || log.startsWith("/dev/") || log.startsWith("/proc/"))
      return Optional.empty();
    return Optional.of(Path.of(log).resolveSibling(usual).toString());
  }
}
