package jsupervisor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Pipe;
import jsupervisor.terms.Channel;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HearingTest {
  private static final ProcessName NAME = new ProcessName("g", "p");
  private static final int PID = 42;
  private static final int FLOOD = 4 << 20;

  private MainLog log;

  @BeforeEach
  void open() throws IOException {
    log = MainLog.open(new MainLog.Settings(Optional.empty(), false, 0, 0, LogLevel.INFO, false));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void whatIsHeardAndWhatIsLoggedAreToldApart() {
    var heard = new ArrayList<String>();
    var hearing = hearing(new Attention.Text(true, 100), (what, _) -> heard.add(text(what)));
    var bytes = bytes("a<!--XSUPERVISOR:BEGIN-->b<!--XSUPERVISOR:END-->c<!--");
    assertEquals("ac", string(hearing.text(bytes, bytes.length)));
    hearing.raw(bytes, bytes.length);
    assertEquals("<!--", string(hearing.end()));
    assertEquals(List.of("Logged a", "Captured b", "Logged c", "Logged <!--"), heard);
  }

  @Test
  void whoWantsMessagesOnlyHearsMessagesOnly() {
    var heard = new ArrayList<String>();
    var hearing = hearing(new Attention.Text(false, 100), (what, _) -> heard.add(text(what)));
    var bytes = bytes("a<!--XSUPERVISOR:BEGIN-->b<!--XSUPERVISOR:END-->c");
    assertEquals("ac", string(hearing.text(bytes, bytes.length)));
    assertEquals(List.of("Captured b"), heard);
  }

  @Test
  void answersAreHeardAsTheyCome() {
    var heard = new ArrayList<String>();
    var hearing = hearing(Attention.Answers.ALL, (what, _) -> heard.add(text(what)));
    var bytes = bytes("READY\n");
    hearing.raw(bytes, bytes.length);
    assertEquals("READY\n", string(hearing.text(bytes, bytes.length)));
    assertEquals(List.of("Answered READY\n"), heard);
  }

  @Test
  void itIsFullUntilEnoughIsTakenAndSaysSoOnce() {
    var taken = new ArrayDeque<Runnable>();
    var calls = new ArrayList<String>();
    var hearing =
        new Hearing(
            new Hearing.Voice(NAME, PID, Channel.STDOUT),
            new Attention.Text(true, 0),
            (_, done) -> taken.add(done),
            () -> calls.add("room"),
            log);
    var piece = new byte[1 << 16];
    for (int i = 0; i < 5; i++) hearing.text(piece, piece.length);
    assertTrue(hearing.full());
    taken.remove().run();
    assertTrue(hearing.full());
    taken.remove().run();
    assertFalse(hearing.full());
    taken.forEach(Runnable::run);
    assertEquals(List.of("room"), calls);
  }

  /** A child that floods a listener who takes nothing has to wait; then all comes, in order. */
  @Test
  void aFloodWaitsInThePipeWhileNothingIsTaken() throws InterruptedException {
    var waiting = new ConcurrentLinkedQueue<Runnable>();
    var sizes = new ConcurrentLinkedQueue<Integer>();
    var pipe = Fds.pipe();
    Fds.nonBlocking(pipe.read());
    try (var output = OutputThread.start(log)) {
      output.tell((what, taken) -> {
        sizes.add(what.bytes().length);
        waiting.add(taken);
      });
      output.attach(
          NAME, new Ends(PID, pipe.read(), -1, new Attention.Text(true, 0), Attention.NONE));
      var writer = Thread.ofPlatform().daemon().start(() -> flood(pipe));
      for (int most = 0; sum(sizes) < FLOOD; ) {
        var next = waiting.poll();
        if (next == null) Thread.onSpinWait();
        else next.run();
        most = Math.max(most, waiting.size());
        assertTrue(most <= 5 * 64, most + " pieces wait");
      }
      writer.join();
      finish(output);
    }
    assertEquals(FLOOD, sum(sizes));
  }

  @Test
  void anAnswerStaysInThePipeUntilItIsTaken() throws InterruptedException {
    var pipe = Fds.pipe();
    Fds.nonBlocking(pipe.read());
    var ear = new Notes();
    try (var output = OutputThread.start(log)) {
      output.tell(ear);
      output.attach(NAME, new Ends(PID, pipe.read(), -1, Attention.Answers.ALL, Attention.NONE));
      write(pipe, "READY\n");
      ear.await("Answered READY\n");
      write(pipe, "more");
      assertEquals(10, Fds.available(pipe.read()));
      ear.takeAll();
      ear.await("gone");
      ear.await("Answered more");
      assertEquals(4, Fds.available(pipe.read()));
      finish(output);
      ear.takeAll();
    }
    Fds.close(pipe.write());
    assertEquals(List.of("Answered READY\n", "gone", "Answered more", "gone"), ear.all());
  }

  /** Another JVM knew the first answer already; whether it took it out, the bytes tell. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"READY\nx", "x"})
  void whatIsKnownIsNotHeardAgain(String there) throws InterruptedException {
    var pipe = Fds.pipe();
    Fds.nonBlocking(pipe.read());
    var ear = new Notes();
    var known = bytes("READY\n");
    var attention = new Attention.Answers(known.length, Attention.Answers.sum(known));
    write(pipe, there);
    try (var output = OutputThread.start(log)) {
      output.tell(ear);
      output.attach(NAME, new Ends(PID, pipe.read(), -1, attention, Attention.NONE));
      ear.await("gone");
      ear.await("Answered x");
      finish(output);
      ear.takeAll();
    }
    Fds.close(pipe.write());
    assertEquals(List.of("gone", "Answered x", "gone"), ear.all());
  }

  private static void finish(OutputThread output) throws InterruptedException {
    var drained = new CountDownLatch(1);
    output.finish(NAME, drained::countDown);
    assertTrue(drained.await(30, TimeUnit.SECONDS));
  }

  private static void write(Pipe pipe, String text) {
    var bytes = bytes(text);
    assertEquals(bytes.length, Fds.write(pipe.write(), bytes, 0, bytes.length));
  }

  /** Remembers what it hears, and takes it when told. */
  private static final class Notes implements Ear {
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final Queue<String> coming = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    @Override
    public void heard(Heard what, Runnable taken) {
      waiting.add(taken);
      note(text(what));
    }

    @Override
    public void gone(ProcessName process, int pid) {
      note("gone");
    }

    private void note(String text) {
      notes.add(text);
      coming.add(text);
    }

    void takeAll() {
      for (var next = waiting.poll(); next != null; next = waiting.poll()) next.run();
    }

    /** The next note is this one. */
    void await(String expected) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (coming.isEmpty() && System.nanoTime() < end) Thread.onSpinWait();
      assertEquals(expected, coming.poll());
    }

    List<String> all() {
      return List.copyOf(notes);
    }
  }

  private static void flood(Pipe pipe) {
    var piece = new byte[4096];
    for (int sent = 0; sent < FLOOD; ) {
      int n = Fds.write(pipe.write(), piece, 0, piece.length);
      if (n > 0) sent += n;
    }
    Fds.close(pipe.write());
  }

  private static int sum(Queue<Integer> sizes) {
    return sizes.stream().mapToInt(Integer::intValue).sum();
  }

  private Hearing hearing(Attention attention, Ear ear) {
    var voice = new Hearing.Voice(NAME, PID, Channel.STDOUT);
    return new Hearing(voice, attention, ear, () -> {}, log);
  }

  private static String text(Heard heard) {
    assertEquals(NAME, heard.process());
    assertEquals(PID, heard.pid());
    return heard.getClass().getSimpleName() + " " + string(heard.bytes());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
