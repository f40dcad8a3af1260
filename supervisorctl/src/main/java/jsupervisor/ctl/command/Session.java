package jsupervisor.ctl.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
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

  private final PrintStream out;
  private final PrintStream err;
  private final Dialogue dialogue;
  private final boolean interactive;
  private Optional<Credentials> credentials;
  private String serverUrl;
  private RpcClient client;
  private int exitCode = ExitCode.SUCCESS;
  private boolean left;

  /**
   * @param out where answers go
   * @param err where trouble with log streams goes
   * @param interactive whether a person can be asked
   */
  public Session(
      String serverUrl,
      Optional<Credentials> credentials,
      boolean interactive,
      Dialogue dialogue,
      PrintStream out,
      PrintStream err) {
    this.credentials = credentials;
    this.interactive = interactive;
    this.dialogue = dialogue;
    this.out = out;
    this.err = err;
    connect(serverUrl);
  }

  /** From now on the daemon at this URL is meant. */
  void connect(String url) {
    serverUrl = url;
    client = RpcClient.to(url, credentials, RpcClient.Timeouts.PATIENT);
  }

  /** From now on these are shown to the daemon. */
  void authenticate(Credentials shown) {
    credentials = Optional.of(shown);
    connect(serverUrl);
  }

  String serverUrl() {
    return serverUrl;
  }

  /** The other end of standard input; what was said so far is shown first. */
  Dialogue dialogue() {
    out.flush();
    return dialogue;
  }

  boolean interactive() {
    return interactive;
  }

  /** Prints a line. */
  public void say(String line) {
    out.print(line + "\n");
  }

  /** Prints every line. */
  void say(List<String> lines) {
    lines.forEach(this::say);
  }

  /** Where log streams go as they come. */
  PrintStream out() {
    return out;
  }

  /** Prints a line on standard error. */
  void complain(String line) {
    err.print(line + "\n");
    err.flush();
  }

  /** Shows what was said so far. */
  void flush() {
    out.flush();
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
    out.flush();
    return client.call("supervisor." + method, parameters);
  }

  /** The same for a method of any namespace. */
  Object callNamed(String method, Object... parameters) {
    out.flush();
    return client.call(method, parameters);
  }

  /** {@code getAllProcessInfo}. */
  List<Struct> processes() {
    return Struct.list(call("getAllProcessInfo"));
  }

  /** The name of every process, for completion; none when the daemon cannot be asked. */
  public List<ProcessName> names() {
    try {
      return processes().stream().map(Struct::name).toList();
    } catch (Fault | RpcException _) {
      return List.of();
    }
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
      var version = String.valueOf(call("getVersion"));
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
          say(serverUrl + text);
          return true;
        })
        .orElse(false);
  }

  /** {@code refused connection} or {@code no such file}, if that is what happened. */
  static Optional<String> absence(RpcException e) {
    return switch (e.kind()) {
      case REFUSED -> Optional.of(" refused connection");
      case NO_SUCH_FILE -> Optional.of(" no such file");
      case HTTP_STATUS, TIMEOUT, INTERRUPTED, BAD_URL, BROKEN -> Optional.empty();
    };
  }
}
