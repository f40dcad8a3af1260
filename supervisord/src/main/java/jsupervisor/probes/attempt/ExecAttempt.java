package jsupervisor.probes.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;
import jsupervisor.commands.OwnCommand;
import jsupervisor.core.Executable;
import jsupervisor.core.FileFacts;

/**
 * A command. Java starts no process as another user, so setpriv(1) of util-linux becomes that user
 * before it becomes the command. Its time-out is the command's own.
 *
 * @param placed where and as whom
 * @param uid the daemon's user
 */
record ExecAttempt(String command, Vigil.Placed placed, Probe probe, int uid) implements Attempt {
  private static final Probe.Range USUAL = new Probe.Range(0, 0);

  /** What shells, env(1) and setpriv(1) end with when they cannot run what they shall (POSIX). */
  private static final Set<Integer> NOT_RUN = Set.of(126, 127);

  private static final List<String> SETPRIV = List.of("/usr/bin/setpriv", "/bin/setpriv");

  @Override
  public Answer run() {
    var path =
        Executable.Places.path(
            Optional.ofNullable(placed.environment().get("PATH")), Optional.empty());
    var places = new Executable.Places("/", Optional.of(placed.directory()), path);
    return switch (Executable.find(command, places, ExecAttempt::look)) {
      case Executable.Missing(_, var reason) -> Answer.notRun(reason);
      case Executable.Found(var file, var argv) -> run(file, argv);
    };
  }

  private Answer run(String file, List<String> argv) {
    try {
      return judge(command(file, argv).run(probe.timeout()));
    } catch (IOException e) {
      return Answer.notRun(String.valueOf(e.getMessage()));
    }
  }

  private OwnCommand command(String file, List<String> argv) throws IOException {
    var words = new ArrayList<String>();
    if (placed.as().isPresent() && placed.as().get().uid() != uid) words.addAll(become());
    words.add(file);
    words.addAll(argv.subList(1, argv.size()));
    return new OwnCommand(words, placed.environment(), Path.of(placed.directory()));
  }

  private List<String> become() throws IOException {
    var setpriv = SETPRIV.stream().filter(file -> Files.isExecutable(Path.of(file))).findFirst();
    if (setpriv.isEmpty())
      throw new IOException("setpriv of util-linux is needed to probe as another user");
    var as = placed.as().get();
    return List.of(
        setpriv.get(), "--reuid=" + as.uid(), "--regid=" + as.gid(), "--init-groups", "--");
  }

  private Answer judge(OwnCommand.Result result) {
    if (result.late()) return Answer.bad("timed out");
    var words = "exit status " + result.status();
    if (!probe.expected().has(result.status(), USUAL))
      return NOT_RUN.contains(result.status()) ? Answer.notRun(words) : Answer.bad(words);
    return new Body(probe.expected().pattern(), probe.timeout()).in(result.output())
        ? Answer.good(words)
        : Answer.bad(words + ", and probe_pattern is not found");
  }

  private static Optional<FileFacts.Seen> look(String path) {
    var file = Path.of(path);
    try {
      int mode = 0;
      for (var permission : Files.getPosixFilePermissions(file))
        mode |= 1 << (PosixFilePermission.values().length - 1 - permission.ordinal());
      return Optional.of(
          new FileFacts.Seen(Files.isDirectory(file), mode, Files.isExecutable(file)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The time-out ends it. */
  @Override
  public void abort() {}
}
