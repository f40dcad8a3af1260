package jsupervisor.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jsupervisor.posix.Epoll;

/** Writes into children's standard inputs as they have room. Control thread only. */
final class StdinPump {
  private final Epoll epoll;
  private final Consumer<Child> progress;
  private final Map<Integer, Watched> watched = new HashMap<>();

  private record Watched(Child child, Stdin stdin) {}

  /**
   * @param progress is told of a child when some of what waited for it has gone into its pipe
   */
  StdinPump(Epoll epoll, Consumer<Child> progress) {
    this.epoll = epoll;
    this.progress = progress;
  }

  void open(Child child, int fd) {
    child.stdin = Optional.of(new Stdin(fd));
  }

  /** Queues bytes and writes what fits; false when too much waits already. */
  boolean send(Child child, Stdin stdin, byte[] bytes) {
    if (!stdin.add(bytes)) return false;
    stdin.flush();
    if (stdin.pending() && watched.putIfAbsent(stdin.fd(), new Watched(child, stdin)) == null)
      epoll.add(stdin.fd(), Epoll.OUT, stdin.fd());
    return true;
  }

  /** A watched pipe has room, or no reader any more. */
  void ready(int fd) {
    var found = watched.get(fd);
    if (found == null) return;
    found.stdin.flush();
    progress.accept(found.child);
    if (!found.stdin.pending()) unwatch(found.stdin);
  }

  void close(Child child) {
    child.stdin.ifPresent(stdin -> {
      unwatch(stdin);
      stdin.close();
    });
    child.stdin = Optional.empty();
  }

  private void unwatch(Stdin stdin) {
    if (watched.remove(stdin.fd()) != null) epoll.remove(stdin.fd());
  }
}
