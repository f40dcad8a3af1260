package jsupervisor.ctl.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ctl.view.Struct;
import jsupervisor.json.Json;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Version;
import jsupervisor.wire.Credentials;
import jsupervisor.wire.RpcClient;
import jsupervisor.wire.RpcException;

/**
 * One run of the client: whom it talks to, what it prints, the exit status so far. Used by the main
 * thread alone.
 */
public final class Session {
  private static final String NOT_OURS =
      "Sorry, supervisord responded but did not recognize the supervisor namespace commands that"
          + " supervisorctl uses to control it.  Please check that the [rpcinterface:supervisor]"
          + " section is enabled in the configuration file (see sample.conf).";

  /** Methods that answer when something is done, however long that takes. */
  private static final Set<String> LONG =
      Set.of(
          "startProcess",
          "startProcessGroup",
          "startAllProcesses",
          "stopProcess",
          "stopProcessGroup",
          "stopAllProcesses",
          "clearAllProcessLogs");

  private static final String ALL = "getAllProcessInfo";

  private final Screen screen;
  private final Dialogue dialogue;
  private final boolean interactive;
  private Link link;
  private RpcClient client;
  private final Set<String> hinted = new HashSet<>();
  private List<ProcessName> names = List.of();
  private boolean aside;
  private int exitCode = ExitCode.SUCCESS;
  private boolean left;

  /**
   * @param interactive whether a person can be asked
   */
  public Session(Link link, boolean interactive, Dialogue dialogue, Screen screen) {
    this.interactive = interactive;
    this.dialogue = dialogue;
    this.screen = screen;
    use(link);
  }

  private void use(Link other) {
    link = other;
    client = other.client();
  }

  /** From now on the daemon at this URL is meant. */
  void connect(String url) {
    use(link.to(url));
  }

  /** From now on these are shown to the daemon. */
  void authenticate(Credentials shown) {
    use(link.as(shown));
  }

  String serverUrl() {
    return link.serverUrl();
  }

  /** The other end of standard input; what was said so far is shown first. */
  Dialogue dialogue() {
    flush();
    return dialogue;
  }

  /** A word that is not shown when it is typed; empty at the end of input. */
  String secret(String prompt) {
    return dialogue().secret(screen.keyboard() ? prompt : "").orElse("");
  }

  boolean interactive() {
    return interactive;
  }

  Screen screen() {
    return screen;
  }

  /** Prints a line, on a terminal without what a terminal would obey. */
  public void say(String line) {
    if (aside) screen.err().print(screen.forErr(line) + "\n");
    else screen.out().print(screen.forOut(line) + "\n");
  }

  /** Prints lines that have colours of ours in them and nobody else's controls. */
  void draw(List<String> lines) {
    for (var line : lines) screen.out().print(line + "\n");
  }

  /** Prints a program's own words as they are, colours and all, as Supervisor does. */
  void quote(String log) {
    screen.out().print(log + "\n");
  }

  /** What is said until {@link #flush} goes to standard error: standard output is for a machine. */
  void speakAside() {
    aside = true;
  }

  /** Prints a value for a machine. */
  void answer(Object value) {
    screen.out().print(Json.of(value) + "\n");
  }

  void say(List<String> lines) {
    lines.forEach(this::say);
  }

  /** Where log streams go as they come. */
  PrintStream out() {
    return screen.out();
  }

  /** Prints a line on standard error. */
  void complain(String line) {
    screen.out().flush();
    screen.err().print(screen.forErr(line) + "\n");
    screen.err().flush();
  }

  /** Shows what was said so far. */
  void flush() {
    screen.out().flush();
    if (aside) screen.err().flush();
    aside = false;
  }

  /** The exit status so far. */
  public int exitCode() {
    return exitCode;
  }

  /** Sets the exit status; the last one set counts. */
  void exit(int code) {
    exitCode = code;
  }

  /** The person wants to leave the shell. */
  void leave() {
    left = true;
  }

  /** Whether {@link #leave} was called. */
  public boolean hasLeft() {
    return left;
  }

  /** Calls a method of the {@code supervisor} namespace; what was said so far is shown first. */
  Object call(String method, Object... parameters) {
    screen.out().flush();
    if (!screen.watched()) return quietly(method, parameters);
    var names = parameters.length == 0 ? List.<String>of() : List.of(parameters[0].toString());
    try (var _ = progress(method, names)) {
      return quietly(method, parameters);
    }
  }

  /** From now until it is closed, a terminal shows what is waited for. */
  Progress progress(String what, List<String> names) {
    return new Progress(
        screen.err(),
        screen.watched() ? Printable.line((what + " " + String.join(" ", names)).strip()) : "");
  }

  /** The same without showing anything; any thread. */
  Object quietly(String method, Object... parameters) {
    var name = "supervisor." + method;
    return LONG.contains(method) ? client.await(name, parameters) : client.call(name, parameters);
  }

  /** The same for a method of ours, which a daemon of Supervisor's does not know. */
  Object extension(String method, Object... parameters) {
    return client.call("jsupervisor." + method, parameters);
  }

  /** Whether another socket answers; whoever listens there is shown no password. */
  void knock(String url) {
    link.asStranger(url).client().call("supervisor.getVersion");
  }

  /** The same for a method of any namespace. */
  Object callNamed(String method, Object... parameters) {
    screen.out().flush();
    return client.await(method, parameters);
  }

  /** {@code getAllProcessInfo}. */
  List<Struct> processes() {
    return Answers.processes(ALL, call(ALL));
  }

  /** The same without showing anything; any thread. */
  List<Struct> processesNow() {
    return Answers.processes(ALL, quietly(ALL));
  }

  /** {@code getAllConfigInfo}. */
  List<Struct> configured() {
    return Answers.processes("getAllConfigInfo", call("getAllConfigInfo"));
  }

  /**
   * The name of every process, for completion; none when the daemon cannot be asked. It is asked
   * once between two lines, however often the Tab key is pressed.
   */
  public List<ProcessName> names() {
    try {
      if (names.isEmpty()) names = processesNow().stream().map(Struct::name).toList();
      return names;
    } catch (Fault | RpcException | CommandError _) {
      return List.of();
    }
  }

  /** Whether a name gets a hint; the second time in one line it has had it. */
  boolean hintFor(String name) {
    return screen.watched() && hinted.add(name);
  }

  /** A new line begins: what was known for completion is old. */
  void forgetNames() {
    hinted.clear();
    names = List.of();
  }

  /** A log as it grows. */
  InputStream stream(String path) {
    return client.get(path);
  }

  /**
   * Whether a daemon is there that speaks our language; else says what is wrong and sets the exit
   * status (spec ctl, section 3).
   */
  boolean upcheck() {
    try {
      var version = Answers.text("getVersion", call("getVersion"));
      if (version.equals(Version.API)) return true;
      say(
          "Sorry, this version of supervisorctl expects to talk to a server with API version "
              + (Version.API + ", but the remote version is " + version + "."));
      exit(ExitCode.NOT_INSTALLED);
    } catch (Fault fault) {
      if (!fault.is(FaultCode.UNKNOWN_METHOD)) throw fault;
      say(NOT_OURS);
      exit(ExitCode.UNIMPLEMENTED);
    } catch (RpcException e) {
      if (!notThere(e)) throw e;
      exit(
          e.kind() == RpcException.Kind.REFUSED
              ? ExitCode.INSUFFICIENT_PRIVILEGES
              : ExitCode.NOT_RUNNING);
    }
    return false;
  }

  /** Says that nobody listens, if that is what happened. */
  boolean notThere(RpcException e) {
    return absence(e)
        .map(text -> {
          say(serverUrl() + text);
          Hints.absence(this, e);
          return true;
        })
        .orElse(false);
  }

  /** {@code refused connection} or {@code no such file}, if that is what happened. */
  static Optional<String> absence(RpcException e) {
    return switch (e.kind()) {
      case REFUSED -> Optional.of(" refused connection");
      case NO_SUCH_FILE -> Optional.of(" no such file");
      case NO_PERMISSION, HTTP_STATUS, TIMEOUT, INTERRUPTED, BAD_URL, TLS, BROKEN ->
          Optional.empty();
    };
  }
}
