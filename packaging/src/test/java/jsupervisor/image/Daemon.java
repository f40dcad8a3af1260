package jsupervisor.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A daemon in the foreground on a configuration of its own, in a folder of its own. Closing ends it
 * in order; what is left of it afterwards is killed and fails the test.
 */
final class Daemon implements AutoCloseable {
  private static final String COMMON =
      """
      [unix_http_server]
      file=%1$s/sock
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
      [supervisorctl]
      serverurl=unix://%1$s/sock
      [supervisord]
      logfile=%1$s/supervisord.log
      pidfile=%1$s/supervisord.pid
      childlogdir=%1$s
      """;

  final Path folder;
  final Path conf;
  final Rpc rpc;
  private final Process process;
  private final Account account;

  /** As whom a daemon runs. */
  enum Account {
    /** As the tests do. */
    SELF(List.of()),
    /** Without any right of root's. */
    NOBODY(List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups")),
    /** As the first process of a world of its own, as in a container. */
    PID_1(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc"));

    private final List<String> words;

    Account(List<String> words) {
      this.words = words;
    }

    /** Those that can be had here: only root can become others. */
    static List<Account> possible() {
      boolean root = System.getProperty("user.name").equals("root");
      return root ? List.of(values()) : List.of(SELF);
    }
  }

  private Daemon(Path folder, Process process, Account account) {
    this.account = account;
    this.folder = folder;
    this.conf = folder.resolve("conf");
    this.rpc = new Rpc(folder.resolve("sock"));
    this.process = process;
  }

  /**
   * Starts the daemon that the build names and waits until it answers.
   *
   * @param more sections, and before them options of {@code [supervisord]}; %1$s is the folder
   */
  static Daemon start(Path folder, String more) {
    return start(List.of(Image.DAEMON), folder, more);
  }

  /** The same with another program, or words before ours. */
  static Daemon start(List<String> program, Path folder, String more) {
    return start(program, folder, more, Account.SELF);
  }

  /** The same as somebody else; the folder must let him write. */
  static Daemon start(Account account, Path folder, String more) {
    var program = new ArrayList<>(account.words);
    program.add(account == Account.NOBODY ? readable(folder) : Image.DAEMON);
    return start(program, folder, more, account);
  }

  /** A copy of the image where everybody can read it. */
  private static String readable(Path folder) {
    var copy = folder.resolve("image");
    Run.in(folder, List.of("cp", "-a", Image.FOLDER.toString(), copy.toString())).ok();
    Run.in(folder, List.of("chmod", "-R", "a+rX", copy.toString())).ok();
    return copy.resolve("bin/supervisord").toString();
  }

  private static Daemon start(List<String> program, Path folder, String more, Account account) {
    var daemon = new Daemon(folder, launch(program, folder, more), account);
    try {
      Await.until(
          () -> "the daemon answers: " + daemon.output(),
          Duration.ofSeconds(30),
          Duration.ofMillis(20),
          daemon::answersOrEnded);
      if (!daemon.answers()) {
        throw new AssertionError("the daemon ended: " + daemon.output());
      }
      return daemon;
    } catch (AssertionError e) {
      daemon.kill();
      throw e;
    }
  }

  /** Only the process; it may end at once, as with a bad file. */
  static Process launch(List<String> program, Path folder, String more) {
    try {
      write(folder, more);
      var command = new ArrayList<>(program);
      command.addAll(List.of("-n", "-c", folder + "/conf"));
      var output = folder.resolve("output");
      Files.deleteIfExists(output);
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectInput(Path.of("/dev/null").toFile())
          .redirectErrorStream(true)
          // not over what a program writes that opens /dev/stdout anew
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the configuration anew, for a reload. */
  static void write(Path folder, String more) throws IOException {
    Files.writeString(folder.resolve("conf"), (COMMON + more).replace("%1$s", folder.toString()));
  }

  private boolean answersOrEnded() {
    return answers() || !process.isAlive();
  }

  boolean answers() {
    try {
      var own = account == Account.PID_1 ? 1 : (int) process.pid();
      return rpc.call("supervisor.getPID").equals(own);
    } catch (IOException e) {
      return false;
    }
  }

  /** The public pid, that of the keeper. */
  long pid() {
    if (account != Account.PID_1) return process.pid();
    return Proc.children(process.pid()).getFirst();
  }

  /** The Java process below it: the child that runs no program. */
  long jvm() {
    var found = new ArrayList<Long>();
    Await.until("the daemon has a JVM", () -> found.addAll(jvms()) && !found.isEmpty());
    if (found.size() != 1) {
      throw new AssertionError("one JVM expected, found " + found);
    }
    return found.getFirst();
  }

  /** Those that there are; the one that works is the oldest. */
  List<Long> jvms() {
    return Proc.children(pid()).stream()
        .filter(child -> Proc.commandLine(child).contains("jsupervisor.Main"))
        .sorted(Comparator.comparingLong(Proc::since))
        .toList();
  }

  String log() {
    return text("supervisord.log");
  }

  String output() {
    return text("output");
  }

  /** Text of a file in the folder; bytes that are no UTF-8 are replaced. */
  String text(String file) {
    try {
      return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  void awaitLog(String text) {
    Await.until(
        () -> "\"" + text + "\" is in the log:\n" + lastOf(log()),
        Duration.ofSeconds(30),
        Duration.ofMillis(10),
        () -> log().contains(text));
  }

  private static String lastOf(String text) {
    return text.substring(Math.max(0, text.length() - 4000));
  }

  void signal(String name) {
    Signals.send(name, pid());
  }

  /** Waits for the end and returns the exit status. */
  int ended() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the daemon does not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    // it may be ending by itself at this moment
    if (process.isAlive()) Signals.sendIfThere("TERM", pid());
    try {
      ended();
    } finally {
      kill();
    }
  }

  /**
   * Ends without order; programs that a test left behind are found by the folder in their words.
   */
  private void kill() {
    process.destroyForcibly();
    for (long pid : Proc.all(pid -> Proc.commandLine(pid).contains(folder.toString()))) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
