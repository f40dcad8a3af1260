package jsupervisor.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jsupervisor.posix.Epoll;

/** Writes into children's standard inputs as they have room. Control thread only. */
final class StdinPump {
  private final Epoll epoll;
  private final Map<Integer, Stdin> watched = new HashMap<>();

  StdinPump(Epoll epoll) {
    this.epoll = epoll;
  }

  void open(Child child, int fd) {
    child.stdin = Optional.of(new Stdin(fd));
  }

  /** Queues bytes and writes what fits; false when too much waits already. */
  boolean send(Stdin stdin, byte[] bytes) {
    if (!stdin.add(bytes)) return false;
    stdin.flush();
    if (stdin.pending() && watched.putIfAbsent(stdin.fd(), stdin) == null)
      epoll.add(stdin.fd(), Epoll.OUT, stdin.fd());
    return true;
  }

  /** A watched pipe has room, or no reader any more. */
  void ready(int fd) {
    var stdin = watched.get(fd);
    if (stdin == null) return;
    stdin.flush();
    if (!stdin.pending()) unwatch(stdin);
  }

  void close(Child child) {
    child.stdin.ifPresent(stdin -> {
      unwatch(stdin);
      stdin.close();
    });
    child.stdin = Optional.empty();
  }

  private void unwatch(Stdin stdin) {
    if (watched.remove(stdin.fd(), stdin)) epoll.remove(stdin.fd());
  }
}
