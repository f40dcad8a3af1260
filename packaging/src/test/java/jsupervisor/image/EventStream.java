package jsupervisor.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A stream of events, written into a file by curl for as long as it is open. */
final class EventStream implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path file;
  private final Process curl;

  /**
   * One event.
   *
   * @param id empty = none
   */
  record Event(String id, String kind, String data) {}

  private EventStream(Path file, Process curl) {
    this.file = file;
    this.curl = curl;
  }

  /** Opens a stream; further words are options of curl. */
  static EventStream open(Path folder, String url, String... options) {
    try {
      var file = Files.createTempFile(folder, "events", "");
      var command = new ArrayList<>(List.of("curl", "-sS", "-N", "-f"));
      command.addAll(Arrays.asList(options));
      command.add(url);
      var curl =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(file.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      return new EventStream(file, curl);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What has come so far, whole events only. */
  List<Event> events() {
    var events = new ArrayList<Event>();
    for (var frame : text().split("\n\n", -1)) {
      var event = new Event(field(frame, "id"), field(frame, "event"), field(frame, "data"));
      if (!event.kind().isEmpty()) events.add(event);
    }
    if (!text().endsWith("\n\n") && !events.isEmpty()) events.removeLast();
    return events;
  }

  private String text() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String field(String frame, String name) {
    return frame
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  /** Waits for an event of that kind with that text in its data. */
  Event await(String kind, String text) {
    return await(kind + " with " + text, e -> e.kind().equals(kind) && e.data().contains(text));
  }

  Event await(String what, Predicate<Event> wanted) {
    Await.until(
        () -> what + ", so far: " + text(),
        PATIENCE,
        Duration.ofMillis(20),
        () -> events().stream().anyMatch(wanted));
    return events().stream().filter(wanted).findFirst().orElseThrow();
  }

  /** Waits until the daemon has closed it. */
  void awaitEnd() {
    Await.until(
        () -> "the stream ends: " + text(), PATIENCE, Duration.ofMillis(20), () -> !curl.isAlive());
  }

  boolean open() {
    return curl.isAlive();
  }

  @Override
  public void close() {
    curl.destroyForcibly();
  }
}
