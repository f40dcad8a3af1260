package jsupervisor.probes.attempt;

import java.io.IOException;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;

/** One probe under way. */
public interface Attempt {

  /**
   * Asks and waits; any thread that may hang. Called once.
   *
   * @throws IOException when there was no answer
   */
  Answer run() throws IOException;

  /** Makes {@link #run} end soon; another thread, which may have to wait. */
  void abort();

  /**
   * A fresh one.
   *
   * @param placed whose probe it is; there is one
   * @param uid the daemon's user
   */
  static Attempt of(Vigil.Placed placed, int uid) {
    var probe = placed.vigil().probe().orElseThrow();
    return switch (probe.target()) {
      case Probe.Target.Http(var url) -> new HttpAttempt(url, probe.expected(), probe.timeout());
      case Probe.Target.Tcp(var host, var port) ->
          new TcpAttempt(host, port, probe.expected(), probe.timeout());
      case Probe.Target.Unix(var path) -> new UnixAttempt(path, probe.expected(), probe.timeout());
      case Probe.Target.Exec(var command) -> new ExecAttempt(command, placed, probe, uid);
    };
  }
}
