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
    var found = find(draft, reader, usual);
    if (found.isEmpty() && reader.raw(OPTION).isEmpty())
      reader.error(OPTION, "directory= is needed: there is no log file beside which it could be");
    return found.orElse("");
  }

  /**
   * The same where it is not needed.
   *
   * @return empty = it is not given and there is no log file beside which it could be; or it is
   *     wrong, which is said
   */
  static Optional<String> find(Draft draft, SectionReader reader, String usual) {
    var paths = draft.paths();
    return reader.raw(OPTION).isPresent()
        ? reader.find(OPTION, text -> paths.normal(paths.existingParent(text.strip())))
        : besideLog(draft.supervisord.logfile(), usual);
  }

  private static Optional<String> besideLog(String log, String usual) {
    if (!log.startsWith("/") || log.startsWith("/dev/") || log.startsWith("/proc/"))
      return Optional.empty();
    return Optional.of(Path.of(log).resolveSibling(usual).toString());
  }
}
