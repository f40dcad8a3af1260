package jsupervisor.posix;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Java channels of listening sockets: one is opened on a throwaway address, its descriptor is found
 * by that, and the socket is put in its place.
 */
final class Adoption {
  /** Where a throwaway address may lie: any may be full, or not be written to. */
  private static final List<Path> PLACES =
      List.of(Path.of("/tmp"), Path.of("/dev/shm"), Path.of("/run"), Path.of("/var/tmp"));

  private Adoption() {}

  private interface Mine {
    boolean is(byte[] name);
  }

  static ServerSocketChannel tcp(int listening) throws IOException {
    boolean v4 = Sockets.name(listening)[0] == Sockets.AF_INET;
    var family = v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    var channel = ServerSocketChannel.open(family);
    var throwaway = InetAddress.getByName(v4 ? "127.0.0.1" : "::1");
    channel.bind(new InetSocketAddress(throwaway, 0));
    int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    int kind = v4 ? Sockets.AF_INET : Sockets.AF_INET6;
    replace(channel, listening, name -> Sockets.port(name) == port && name[0] == kind);
    return channel;
  }

  /** The last place to be tried is the socket's own, where it could be made. */
  static ServerSocketChannel unix(int listening) throws IOException {
    var places = new ArrayList<>(PLACES);
    own(listening).ifPresent(places::add);
    IOException first = null;
    for (var place : places) {
      try {
        return unix(listening, place);
      } catch (IOException e) {
        if (first == null) first = e;
      }
    }
    throw first;
  }

  private static Optional<Path> own(int listening) {
    var name = Sockets.name(listening);
    int end = 2;
    while (end < name.length && name[end] != 0) end++;
    var path = Path.of(new String(name, 2, end - 2, StandardCharsets.UTF_8));
    return Optional.ofNullable(path.getParent());
  }

  private static ServerSocketChannel unix(int listening, Path place) throws IOException {
    var folder = Files.createTempDirectory(place, "jsupervisor");
    var path = folder.resolve("s");
    var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(path));
      var bytes = path.toString().getBytes(StandardCharsets.UTF_8);
      replace(channel, listening, name -> at(name, bytes));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  private static boolean at(byte[] name, byte[] path) {
    return name[0] == Sockets.AF_UNIX
        && Arrays.equals(name, 2, 2 + path.length, path, 0, path.length);
  }

  private static void replace(ServerSocketChannel channel, int listening, Mine mine)
      throws IOException {
    try (var fds = Files.list(Path.of("/proc/self/fd"))) {
      var found =
          fds.mapToInt(path -> Integer.parseInt(path.getFileName().toString()))
              .filter(fd -> fd != listening && mine.is(Sockets.name(fd)))
              .findFirst();
      if (found.isEmpty()) {
        channel.close();
        throw new IOException("the descriptor of a channel was not found");
      }
      Fds.dup3(listening, found.getAsInt());
    }
  }
}
