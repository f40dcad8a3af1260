package jsupervisor.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nobody listens on. */
final class Ports {
  /** Below the kernel's own choice for those who ask for any; far apart for two runs at a time. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(17_000 + (int) (ProcessHandle.current().pid() % 100) * 100);

  private Ports() {}

  /** One that was free a moment ago. */
  static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One that this gives to nobody else, for tests that run side by side. */
  static int own() {
    while (true) {
      int port = NEXT.getAndIncrement();
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        if (port > 32_000) throw new AssertionError("no port is free", e);
      }
    }
  }
}
