package jsupervisor.output;

import java.util.Optional;
import jsupervisor.logging.Syslog;

/**
 * The way of one stream of a child out of here: into a file, to syslog, or both. Output thread
 * only.
 *
 * @param process what its lines begin with in syslog
 * @param file empty when there is none
 * @param syslog empty when nothing goes there
 */
record Way(String process, Optional<Outlet> file, Optional<Syslog> syslog) {

  /** It can take bytes straight from a pipe. */
  boolean direct() {
    return syslog.isEmpty() && file.isPresent() && file.get().direct();
  }

  /** Like {@link Outlet#splice}; only where it is {@link #direct}. */
  long splice(int pipe, int most) {
    return file.orElseThrow().splice(pipe, most);
  }

  /** Whether it is too slow at the moment to be given more. */
  boolean busy() {
    return file.isPresent() && file.get().busy();
  }

  void write(byte[] bytes, int length) {
    file.ifPresent(outlet -> outlet.write(bytes, length));
    syslog.ifPresent(way -> way.send(process + " ", bytes, length, ""));
  }

  void flush() {
    file.ifPresent(Outlet::flush);
  }
}
