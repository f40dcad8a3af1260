package jsupervisor.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.ProcessConfig;
import jsupervisor.core.Executable;
import jsupervisor.core.FileFacts;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.SpawnRequest;
import jsupervisor.posix.Spawned;
import jsupervisor.posix.Users;
import jsupervisor.terms.Account;
import jsupervisor.terms.Pid;

/** Makes a child of a configured process: words, environment, pipes, spawn (spec process, 5, 6). */
final class Launcher {
  private final Keeper keeper;
  private final Finder finder = new Finder(Launcher::look);
  private final Map<String, String> environment;

  /** The same by name, as lines for execve. */
  private final Map<String, String> lines = new LinkedHashMap<>();

  private final String workingDirectory;
  private final Optional<String> serverUrl;

  /** What became of an order to start. */
  sealed interface Launch {
    /**
     * There is a child; the descriptors are our ends.
     *
     * @param kept the keeper's numbers of the same ends; the first is that of a shared socket where
     *     there is one
     * @param stdin -1 when it is a shared socket
     * @param stderr -1 when it goes where standard output goes
     * @param failure why its program never began; it is gone already then
     */
    record Child(Pid pid, int[] kept, int stdin, int stdout, int stderr, Optional<String> failure)
        implements Launch {}

    /** There is none; the reason is what {@code spawnerr} shows. */
    record None(String reason) implements Launch {}
  }

  /**
   * @param environment the daemon's own, which every child gets first
   * @param workingDirectory the keeper's, where children begin
   * @param serverUrl where children find the daemon when their section does not say
   */
  Launcher(
      Keeper keeper,
      Map<String, String> environment,
      String workingDirectory,
      Optional<String> serverUrl) {
    this.keeper = keeper;
    this.environment = environment;
    environment.forEach((name, value) -> put(lines, name, value));
    this.workingDirectory = workingDirectory;
    this.serverUrl = serverUrl;
  }

  /** What would be executed. */
  Executable resolve(ProcessConfig config) {
    var path =
        Executable.Places.path(
            Optional.ofNullable(config.environment().get("PATH")),
            Optional.ofNullable(environment.get("PATH")));
    var places = new Executable.Places(workingDirectory, config.directory(), path);
    return finder.find(config.command(), places);
  }

  private static Optional<FileFacts.Seen> look(String path) {
    try {
      var stat = Fds.stat(path);
      return Optional.of(
          new FileFacts.Seen(stat.directory(), stat.mode() & 07777, Fds.executable(path)));
    } catch (PosixException _) {
      return Optional.empty();
    }
  }

  /**
   * Starts a child.
   *
   * @param tag is remembered with it until the answer is in the journal
   * @param socket what it gets as standard input; empty = a pipe
   */
  Launch launch(ProcessConfig config, int tag, OptionalInt socket) {
    return switch (resolve(config)) {
      case Executable.Missing missing -> new Launch.None(missing.reason());
      case Executable.Found(String file, List<String> words) ->
          launch(config, tag, file, words, socket);
    };
  }

  private Launch launch(
      ProcessConfig config, int tag, String file, List<String> words, OptionalInt socket) {
    Pipes pipes;
    try {
      pipes = Pipes.open(config.redirectStderr(), socket);
    } catch (PosixException e) {
      return new Launch.None(filesRefused(config, e.errno()));
    }
    try {
      return spawn(config, tag, file, words, pipes);
    } catch (PosixException e) {
      pipes.closeAll();
      if (e.op().startsWith("setuid"))
        return new Launch.None("couldn't " + e.op() + ": no such user");
      return new Launch.None(
          "unknown error during fork for '" + process(config) + "': " + e.errno().name());
    }
  }

  private Launch spawn(
      ProcessConfig config, int tag, String file, List<String> words, Pipes pipes) {
    var request =
        new SpawnRequest(
            tag,
            file,
            words,
            environment(config),
            config.directory(),
            config.umask(),
            account(config),
            pipes.theirStdin(),
            pipes.stdout().write(),
            pipes.theirStderr(),
            pipes.ours());
    return switch (keeper.spawn(request)) {
      case Spawned.Started(Pid pid, int[] kept) -> {
        pipes.closeTheirs();
        yield child(pid, kept, pipes, Optional.empty());
      }
      case Spawned.Refused(int pid, Errno errno, String step, int[] kept) when pid > 0 -> {
        var failure = failure(config, words, errno, step);
        pipes.complain("supervisor: " + failure + "\nsupervisor: child process was not spawned\n");
        pipes.closeTheirs();
        yield child(new Pid(pid), kept, pipes, Optional.of(failure));
      }
      case Spawned.Refused(int _, Errno errno, String _, int[] kept) -> {
        keeper.spawnRecorded();
        keeper.release(kept);
        pipes.closeAll();
        yield new Launch.None(forkRefused(config, errno));
      }
    };
  }

  private static Launch child(Pid pid, int[] kept, Pipes pipes, Optional<String> failure) {
    pipes.nonBlocking();
    return new Launch.Child(
        pid, kept, pipes.ourStdin(), pipes.stdout().read(), pipes.ourStderr(), failure);
  }

  private static String process(ProcessConfig config) {
    return config.program().name().process();
  }

  /** What {@code spawnerr} says when logs or pipes cannot be had. */
  static String filesRefused(ProcessConfig config, Errno errno) {
    if (errno.equals(Errno.EMFILE)) return tooManyFiles(config);
    return "unknown error making dispatchers for '" + process(config) + "': " + errno.name();
  }

  private static String tooManyFiles(ProcessConfig config) {
    return "too many open files to spawn '" + process(config) + "'";
  }

  private static String forkRefused(ProcessConfig config, Errno errno) {
    if (errno.equals(Errno.EMFILE) || errno.equals(Errno.ENFILE)) return tooManyFiles(config);
    if (errno.equals(Errno.EAGAIN))
      return "Too many processes in process table to spawn '" + process(config) + "'";
    return "unknown error during fork for '" + process(config) + "': " + errno.name();
  }

  /** The words in which Supervisor's child says on its standard error what it failed at. */
  private static String failure(
      ProcessConfig config, List<String> words, Errno errno, String step) {
    return switch (step) {
      case "execve" -> "couldn't exec " + words.getFirst() + ": " + errno.name();
      case "chdir" -> "couldn't chdir to " + config.directory().orElse("") + ": " + errno.name();
      case "setgroups", "setgid", "setuid" ->
          "couldn't setuid to " + config.uid().orElse(0) + ": " + reason(step);
      default -> step + " failed: " + errno.name();
    };
  }

  private static String reason(String step) {
    return switch (step) {
      case "setgroups" -> "Could not set groups of effective user";
      case "setgid" -> "Could not set group id of effective user";
      default -> "Can't drop privilege as nonroot user";
    };
  }

  /**
   * Empty when the child stays who the daemon is.
   *
   * @throws PosixException when nobody knows the user any more: it must not become the daemon's
   */
  private static Optional<Account> account(ProcessConfig config) {
    if (config.uid().isEmpty() || config.uid().getAsInt() == Users.current())
      return Optional.empty();
    int uid = config.uid().getAsInt();
    var account = Users.user(Integer.toString(uid));
    if (account.isEmpty()) throw new PosixException("setuid to " + uid, Errno.ENOENT);
    return account;
  }

  private List<String> environment(ProcessConfig config) {
    return List.copyOf(lines(config).values());
  }

  /** Where a child begins. */
  String directory(ProcessConfig config) {
    return config.directory().orElse(workingDirectory);
  }

  /** What a child finds in its environment: by name, {@code NAME=VALUE}. */
  Map<String, String> lines(ProcessConfig config) {
    var all = new LinkedHashMap<>(lines);
    put(all, "SUPERVISOR_ENABLED", "1");
    config.serverUrl().or(() -> serverUrl).ifPresent(url -> put(all, "SUPERVISOR_SERVER_URL", url));
    put(all, "SUPERVISOR_PROCESS_NAME", process(config));
    put(all, "SUPERVISOR_GROUP_NAME", config.program().name().group());
    config.environment().forEach((name, value) -> put(all, name, value));
    return all;
  }

  private static void put(Map<String, String> lines, String name, String value) {
    lines.put(name, name + "=" + value);
  }
}
