package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A datagram socket at a path, as the system's log daemon has one; Java has none itself. */
public final class DatagramPeer implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int DGRAM_CLOEXEC = 02000002;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MOST = 300_000;

  private final Path path;
  private final int fd;

  public DatagramPeer(Path path) {
    this.path = path;
    fd = (int) Sys.must("socket", Sys.call(Numbers.SOCKET, AF_UNIX, DGRAM_CLOEXEC, 0));
    try (var arena = Arena.ofConfined()) {
      var address = Sockets.unixAddress(arena, path.toString());
      Sys.must("bind", Sys.call(Numbers.BIND, fd, address.address(), address.byteSize()));
    }
  }

  /** The next datagram, byte for character; empty when none is there. */
  public Optional<String> next() {
    try (var arena = Arena.ofConfined()) {
      var room = arena.allocate(MOST);
      long got = Sys.call(Numbers.RECVFROM, fd, room.address(), MOST, MSG_DONTWAIT, 0, 0);
      if (got == -Errno.EAGAIN.number()) return Optional.empty();
      int length = (int) Sys.must("recv", got);
      var bytes = room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /** All that are there. */
  public List<String> all() {
    var all = new ArrayList<String>();
    for (var next = next(); next.isPresent(); next = next()) all.add(next.get());
    return all;
  }

  @Override
  public void close() throws java.io.IOException {
    Fds.close(fd);
    Files.delete(path);
  }
}
