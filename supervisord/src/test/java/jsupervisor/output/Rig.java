package jsupervisor.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jsupervisor.Await;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Pipe;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;

/** An output thread with a main log in a folder, and pipes that play a child's. */
final class Rig implements AutoCloseable {
  static final ProcessName CAT = new ProcessName("cat", "cat");

  final Path folder;
  final MainLog log;
  final OutputThread output;

  Rig(Path folder, LogLevel level) {
    this.folder = folder;
    var main = Optional.of(folder.resolve("main"));
    try {
      log = MainLog.open(new MainLog.Settings(main, false, 0, 0, level, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    output = OutputThread.start(log);
  }

  /** A sink in the folder, or at an absolute path. */
  Sink sink(String name, long maxbytes, int backups) {
    return new Sink(folder.resolve(name).toString(), maxbytes, backups, false, false, false);
  }

  Optional<Errno> open(ProcessName name, Sink stdout, Sink stderr) {
    var answer = new CompletableFuture<Optional<Errno>>();
    output.open(
        name, Optional.ofNullable(stdout), Optional.ofNullable(stderr), false, answer::complete);
    return answer.join();
  }

  /** Opens a log for standard output and returns the end of the pipe that the child has. */
  int stdout(Sink sink) {
    open(CAT, sink, null);
    var pipe = pipe();
    output.attach(CAT, new Ends(0, pipe.read(), -1, Attention.NONE, Attention.NONE));
    return pipe.write();
  }

  static Pipe pipe() {
    var pipe = Fds.pipe();
    Fds.nonBlocking(pipe.read());
    return pipe;
  }

  /** Writes as a child does, waiting for room. */
  static void write(int fd, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int done = 0; done < bytes.length; ) {
      int n = Fds.write(fd, bytes, done, bytes.length - done);
      if (n < 0) throw new AssertionError("write: " + n);
      done += n;
    }
  }

  /** Tells the thread that the child is dead, and waits until its pipes are drained. */
  void finish(ProcessName name) {
    var drained = new CompletableFuture<Boolean>();
    output.finish(name, () -> drained.complete(true));
    drained.join();
  }

  /** Waits until what was written and told before has been done. */
  void sync(int stdout) {
    Await.until(() -> "the pipe is empty", () -> Fds.available(stdout) == 0);
    finish(new ProcessName("nobody", "nobody"));
  }

  Optional<String> clear(ProcessName name) {
    var answer = new CompletableFuture<Optional<String>>();
    output.clear(name, answer::complete);
    return answer.join();
  }

  String text(String name) {
    try {
      var file = folder.resolve(name);
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitText(String name, String text) {
    Await.until(() -> name + " is " + text + ": " + text(name), () -> text(name).equals(text));
  }

  void awaitLog(String part) {
    Await.until(() -> part + " is said: " + text("main"), () -> text("main").contains(part));
  }

  @Override
  public void close() {
    output.close();
    log.close();
  }
}
