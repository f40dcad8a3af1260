package jsupervisor.ctl.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The file of a daemon's Unix socket, and what can be wrong with it.
 *
 * @param path absolute
 */
public record SocketFile(Path path) {

  public static SocketFile of(String path) {
    return new SocketFile(Path.of(path.isEmpty() ? "/" : path).toAbsolutePath());
  }

  /** There is no such file. */
  public String missing() {
    var folder = path.getParent();
    var where =
        folder != null && !Files.isDirectory(folder) ? "There is no folder " + folder + ". " : "";
    return where
        + "The daemon makes this socket when it starts. Start it with supervisord -c FILE; if it"
        + " runs, the file= of its [unix_http_server] is another one, or something removed the"
        + " socket.";
  }

  /** The file is there and nobody listens. */
  public String stale() {
    return "A daemon that is gone left this socket behind"
        + owned(path).map(owner -> " (it belongs to " + owner + ")").orElse("")
        + ". Start supervisord again; it takes the place of the file.";
  }

  /** Somebody may use it, but not we. */
  public String closed() {
    var closed = path;
    for (var folder = path.getParent(); folder != null; folder = folder.getParent())
      if (Files.isDirectory(folder) && !Files.isExecutable(folder)) closed = folder;
    var kind = closed.equals(path) ? "the socket " : "the folder ";
    return kind
        + closed
        + owned(closed).map(owner -> " belongs to " + owner).orElse(" is closed")
        + ", you are "
        + System.getProperty("user.name")
        + "; use sudo, or set chmod= and chown= in [unix_http_server]";
  }

  /** {@code root:adm, rwxr-x---}; empty when even that is not to be seen. */
  private static Optional<String> owned(Path file) {
    try {
      var of = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      var mode = PosixFilePermissions.toString(of.permissions());
      return Optional.of(of.owner().getName() + ":" + of.group().getName() + ", mode " + mode);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
