package jsupervisor.loop;

import jsupervisor.config.FcgiSocket;
import jsupervisor.config.FcgiSocket.Owner;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Sockets;

/** Makes the socket of a FastCGI program. May wait for a name server or a disk; any thread. */
final class FcgiListener {
  /** SOMAXCONN of sys/socket.h; the kernel cuts it to net.core.somaxconn. */
  private static final int USUAL_BACKLOG = 4096;

  private static final Owner UNCHANGED = new Owner(-1, -1);

  private FcgiListener() {}

  /** What became of it. */
  sealed interface Opened {
    /** It listens; the descriptor is the caller's. */
    record Listening(int fd) implements Opened {}

    /** It does not; a sentence for people. */
    record Refused(String reason) implements Opened {}
  }

  static Opened open(FcgiSocket socket) {
    int backlog = socket.backlog().orElse(USUAL_BACKLOG);
    try {
      return new Opened.Listening(
          switch (socket.address()) {
            case FcgiSocket.Tcp(var host, var port) -> Sockets.listenTcp(host, port, backlog);
            case FcgiSocket.Unix(var path, var mode, var owner) -> {
              var who = owner.orElse(UNCHANGED);
              yield Sockets.replaceUnix(path, mode, who.uid(), who.gid(), backlog);
            }
          });
    } catch (PosixException e) {
      return new Opened.Refused(
          "Could not create FastCGI socket " + socket.url() + ": " + reason(e));
    }
  }

  private static String reason(PosixException e) {
    var why = "[Errno " + e.errno().number() + "] " + e.errno().text();
    if (e.op().startsWith("resolve ")) return "[Errno -2] Name or service not known";
    return switch (e.op()) {
      case "chown" -> "Could not change ownership of socket file: " + why;
      case "chmod" -> "Could not change permissions of socket file: " + why;
      default -> why;
    };
  }
}
