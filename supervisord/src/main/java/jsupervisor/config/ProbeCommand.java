package jsupervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ask.Probe;
import jsupervisor.core.Executable;
import jsupervisor.core.FileFacts;

/** Whether there is the command of a probe. It may come later, so that this is no error. */
final class ProbeCommand {
  private static final Set<PosixFilePermission> RUNS =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private ProbeCommand() {}

  /**
   * Warns when it is not there, or is no program.
   *
   * @param places where it is run, and looked for
   */
  static void look(SectionReader reader, Probe.Target target, Executable.Places places) {
    switch (target) {
      case Probe.Target.Exec(var command) -> {
        if (Executable.find(command, places, ProbeCommand::seen)
            instanceof Executable.Missing(_, var reason))
          reader
              .problems()
              .warnAt(reader.section(), "probe", "the probe cannot be run yet: " + reason);
      }
      case Probe.Target.Http _, Probe.Target.Tcp _, Probe.Target.Unix _ -> {}
    }
  }

  /**
   * As the daemon finds them when it runs it.
   *
   * @param directory of the program, or the daemon's own
   * @param environment of the program
   * @param daemon the daemon's, which counts where the program's says nothing
   */
  static Executable.Places places(
      String directory, Map<String, String> environment, Map<String, String> daemon) {
    var path =
        Executable.Places.path(
            Optional.ofNullable(environment.get("PATH")), Optional.ofNullable(daemon.get("PATH")));
    return new Executable.Places("/", Optional.of(directory), path);
  }

  /** Whoever checks a file may see less than the daemon: what he cannot see counts as there. */
  private static Optional<FileFacts.Seen> seen(String file) {
    try {
      var path = Path.of(file);
      if (Files.notExists(path)) return Optional.empty();
      return Optional.of(new FileFacts.Seen(Files.isDirectory(path), mode(path), true));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static int mode(Path path) {
    try {
      var permissions = Files.getPosixFilePermissions(path);
      return permissions.stream().anyMatch(RUNS::contains) ? 0111 : 0;
    } catch (IOException _) {
      return 0111;
    }
  }
}
