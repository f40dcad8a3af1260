package jsupervisor.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jsupervisor.config.FcgiSocket;
import jsupervisor.config.GroupConfig;
import jsupervisor.logging.MainLog;
import jsupervisor.loop.FcgiListener.Opened;
import jsupervisor.posix.Fds;
import jsupervisor.terms.LogLevel;

/**
 * The sockets that FastCGI programs share (spec process, 12): made for the first process of a
 * section that is spawned, closed after the last one. Control thread only.
 *
 * <p>The keeper holds each as often as it has users, with the pipes of every child: so a socket
 * lives as long as one of them, whatever becomes of the JVM, and their pages of the journal say
 * under which number it is found again.
 */
public final class FcgiSockets {
  private final Means means;
  private final Sharers<FcgiSocket, Child> users = new Sharers<>();
  private final Map<FcgiSocket, Integer> open = new HashMap<>();
  private final Map<FcgiSocket, List<Then>> waiting = new HashMap<>();

  /** Goes on with the socket, or with the reason why there is none. */
  interface Then {
    void go(Opened opened);
  }

  FcgiSockets(Means means) {
    this.means = means;
  }

  /** Makes the child a user of its socket, which is made if there is none; answers here, later. */
  void take(Child child, FcgiSocket socket, Then then) {
    boolean first = users.add(socket, child);
    if (open.containsKey(socket)) {
      then.go(new Opened.Listening(open.get(socket)));
      return;
    }
    waiting.computeIfAbsent(socket, _ -> new ArrayList<>()).add(then);
    if (!first) return;
    means.log().log(LogLevel.INFO, "Creating socket " + socket.url());
    Thread.ofPlatform().daemon().start(() -> make(socket));
  }

  /** Names may have to be looked up and disks waited for: not on the control thread. */
  private void make(FcgiSocket socket) {
    var opened = FcgiListener.open(socket);
    means.mailbox().post(() -> made(socket, opened));
  }

  private void made(FcgiSocket socket, Opened opened) {
    switch (opened) {
      case Opened.Listening(int fd) -> open.put(socket, fd);
      case Opened.Refused _ -> users.forget(socket);
    }
    for (var then : waiting.remove(socket)) then.go(opened);
  }

  /** The child is gone, or did not come to be. */
  void leave(Child child) {
    child.config.socket().ifPresent(socket -> leave(child, socket));
  }

  private void leave(Child child, FcgiSocket socket) {
    if (!users.remove(socket, child) || !open.containsKey(socket)) return;
    means.log().log(LogLevel.INFO, "Closing socket " + socket.url());
    Fds.close(open.remove(socket));
  }

  /** A child of another JVM uses that socket, which the keeper has given us. */
  void takeOver(Child child, FcgiSocket socket, int fd) {
    users.add(socket, child);
    if (open.putIfAbsent(socket, fd) != null) Fds.close(fd);
  }

  /** The sockets of some groups, each once. */
  public static Set<FcgiSocket> of(List<GroupConfig> groups) {
    return groups.stream()
        .flatMap(group -> group.processes().stream())
        .flatMap(process -> process.socket().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Makes and closes each socket, so that a wrong one is known before it is needed.
   *
   * @return why one of them cannot be made; empty = all can
   */
  public static Optional<String> test(Set<FcgiSocket> sockets, MainLog log) {
    return sockets.stream().flatMap(socket -> test(socket, log).stream()).findFirst();
  }

  private static Optional<String> test(FcgiSocket socket, MainLog log) {
    log.log(LogLevel.INFO, "Creating socket " + socket.url());
    return switch (FcgiListener.open(socket)) {
      case Opened.Refused(String reason) -> Optional.of(reason);
      case Opened.Listening(int fd) -> {
        log.log(LogLevel.INFO, "Closing socket " + socket.url());
        Fds.close(fd);
        yield Optional.empty();
      }
    };
  }
}
