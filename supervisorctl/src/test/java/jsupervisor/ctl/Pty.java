package jsupervisor.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Our client behind a terminal of its own, which Python's pty module makes. */
final class Pty implements AutoCloseable {
  private static final String SPAWN =
      "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";
  private final Process process;
  private final StringBuilder seen = new StringBuilder();
  private int read;

  private Pty(Process process) {
    this.process = process;
    var reader = new Thread(() -> collect(process.getInputStream()), "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the client with these arguments, on a screen of 24 lines of 100. */
  static Pty start(String... arguments) throws IOException {
    return start(false, arguments);
  }

  /** The same where colours are welcome, or not. */
  static Pty start(boolean colours, String... arguments) throws IOException {
    return start(List.of(), colours, arguments);
  }

  /** The same by way of another command, which runs what follows its words. */
  static Pty start(List<String> before, boolean colours, String... arguments) throws IOException {
    var java = System.getProperty("java.home") + "/bin/java";
    var classes = System.getProperty("java.class.path");
    var run =
        "stty rows 24 cols 100; exec %s %s --enable-native-access=ALL-UNNAMED -cp '%s' jsupervisor.ctl.Main %s"
            .formatted(String.join(" ", before), java, classes, String.join(" ", arguments));
    var builder =
        new ProcessBuilder(List.of("/usr/bin/python3", "-c", SPAWN, "/bin/sh", "-c", run));
    builder.environment().put("TERM", "xterm");
    builder.environment().put("NO_COLOR", colours ? "" : "1");
    return new Pty(builder.redirectErrorStream(true).start());
  }

  /** Waits until a text appears behind the last one awaited. */
  Pty sees(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    synchronized (seen) {
      for (int at = seen.indexOf(text, read); ; at = seen.indexOf(text, read)) {
        if (at >= 0) {
          read = at + text.length();
          return this;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) fail("not on the terminal: " + text + " in: " + seen.substring(read));
        seen.wait(left);
      }
    }
  }

  /** Types, as fingers do. */
  Pty types(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(UTF_8));
    process.getOutputStream().flush();
    return this;
  }

  /** Waits for the end of the client and gives its exit status. */
  int ends() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) fail("still running; on the terminal: " + seen);
    return process.exitValue();
  }

  /** All that was on the screen so far. */
  String everything() {
    synchronized (seen) {
      return seen.toString();
    }
  }

  private void collect(InputStream in) {
    try (var reader = new java.io.InputStreamReader(in, UTF_8)) {
      for (int c = reader.read(); c >= 0; c = reader.read())
        synchronized (seen) {
          seen.append((char) c);
          seen.notifyAll();
        }
    } catch (IOException _) {
      // the terminal is gone
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
