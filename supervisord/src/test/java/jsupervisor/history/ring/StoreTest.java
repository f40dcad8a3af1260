package jsupervisor.history.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final ProcessName WEB = new ProcessName("web", "web_0");
  private static final Layout DAY = Layout.of(1, 60);
  private static final long NOW = 1_700_000_040; // a multiple of 60

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private Set<ProcessName> processes = Set.of(WEB);

  private Path kept() {
    return folder.resolve("history");
  }

  private Store store(Layout layout, int most) throws IOException {
    var store =
        new Store(
            kept(), layout, most, new Store.Means(() -> processes, _ -> {}, () -> 0, said::add));
    store.open();
    return store;
  }

  private Store store() throws IOException {
    return store(DAY, 10);
  }

  private static Sample sample(long second) {
    return new Sample(second, second % 10_000, 2048, 3, 17, 1500, 2);
  }

  private static Transition change(long millis, int code) {
    var cause = new Cause.Ended(new ExitStatus.Code(code), Cause.Judged.UNEXPECTED);
    return new Transition(millis, StateCode.RUNNING, StateCode.EXITED, cause, 42);
  }

  private Path file(ProcessName name) {
    return kept().resolve(Key.of(name).text() + ".history");
  }

  private static List<Long> seconds(Store store) {
    return store.read(WEB).orElseThrow().samples().stream().map(Sample::second).toList();
  }

  private void overwrite(Path file, long at, byte... bytes) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      open.write(bytes);
    }
  }

  @Test
  void aFileIsAsLongAsItWillEverBeAndItsBytesAreAsTheDocumentationSays() throws IOException {
    var store = store(Layout.of(7, 60), 10);
    store.put(WEB, sample(NOW));
    assertEquals(512 + 512 * 36 + 7 * 24 * 60 * 28, Files.size(file(WEB)));
    assertEquals(301_184, Files.size(file(WEB)));
    for (int i = 0; i < 2000; i++) store.put(WEB, change(i, 1));
    assertEquals(301_184, Files.size(file(WEB)));
    assertEquals(7_518_464, Layout.of(31, 10).bytes());
  }

  @Test
  void whatWasPutIsReadAlsoByTheNextStore() throws IOException {
    store().put(WEB, sample(NOW + 59));
    store().put(WEB, change(NOW * 1000 + 7, 3));
    var contents = store().read(WEB).orElseThrow();
    assertEquals(60, contents.interval());
    assertEquals(List.of(change(NOW * 1000 + 7, 3)), contents.changes());
    var kept = contents.samples().getFirst();
    assertEquals(new Sample(NOW, (NOW + 59) % 10_000, 2048, 3, 17, 1500, 2), kept);
    assertEquals(List.of(), said);
  }

  @Test
  void theNewestTakeThePlacesOfTheOldest() throws IOException {
    var store = store();
    for (int i = 0; i < DAY.samples() + 100; i++) store.put(WEB, sample(NOW + 60 * i));
    var all = seconds(store);
    assertEquals(DAY.samples(), all.size());
    assertEquals(NOW + 60 * 100, all.getFirst());
    assertEquals(NOW + 60 * (DAY.samples() + 99), all.getLast());
    for (int i = 0; i < 1300; i++) store.put(WEB, change(i, i % 256));
    var changes = store().read(WEB).orElseThrow().changes();
    assertEquals(
        LongStream.range(1300 - 512, 1300).boxed().toList(),
        changes.stream().map(Transition::atMillis).toList());
  }

  @Test
  void anIntervalWithoutASampleIsAGapAlsoAfterALongTime() throws IOException {
    var store = store();
    for (int i = 0; i < DAY.samples(); i++) store.put(WEB, sample(NOW + 60 * i));
    long late = NOW + 86_400 + 3600;
    store.put(WEB, sample(late));
    var all = seconds(store);
    assertEquals(late, all.getLast());
    assertEquals(NOW + 86_400 - 60, all.get(all.size() - 2));
    assertFalse(all.contains(NOW + 3600), "what it has taken the place of is gone");
  }

  @Test
  void aClockThatJumpsDoesNoHarm() throws IOException {
    var store = store();
    store.put(WEB, sample(NOW));
    store.put(WEB, sample(NOW + 3_000_000_000L)); // a hundred years, and back
    store.put(WEB, sample(NOW + 60));
    store.put(WEB, sample(NOW - 600));
    store.put(WEB, sample(NOW - 540));
    for (long wrong : new long[] {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
      store.put(WEB, sample(wrong));
    long future = (NOW + 3_000_000_000L) / 60 * 60;
    assertEquals(List.of(NOW - 600, NOW - 540, NOW, NOW + 60, future), seconds(store));
    for (long at : new long[] {5, Long.MAX_VALUE, -7, 6}) store.put(WEB, change(at, 0));
    assertEquals(
        List.of(5L, Long.MAX_VALUE, -7L, 6L),
        store.read(WEB).orElseThrow().changes().stream().map(Transition::atMillis).toList());
  }

  @Test
  void aTornRecordIsLostAlone() throws IOException {
    var store = store();
    for (int i = 0; i < 3; i++) store.put(WEB, sample(NOW + 60 * i));
    for (int i = 0; i < 3; i++) store.put(WEB, change(i, i));
    overwrite(file(WEB), DAY.sample(NOW / 60 + 1) + 9, (byte) 99);
    overwrite(file(WEB), DAY.change(2) + 12, (byte) 99);
    assertEquals(List.of(NOW, NOW + 120), seconds(store));
    var again = store();
    again.put(WEB, change(7, 7));
    assertEquals(
        List.of(0L, 2L, 7L),
        again.read(WEB).orElseThrow().changes().stream().map(Transition::atMillis).toList());
    assertEquals(List.of(), said);
  }

  @Test
  void whatTheNextJvmSeesInTheSameIntervalDoesNotTakeThePlaceOfWhatIsThere() throws IOException {
    store().put(WEB, sample(NOW));
    store().put(WEB, new Sample(NOW + 30, -1, 1, 1, -1, -1, 0));
    assertEquals(2048, store().read(WEB).orElseThrow().samples().getFirst().kilobytes());
  }

  @Test
  void everyCauseIsKeptAndNumbersThatAreTooLargeAreTheLargest() throws IOException {
    var causes =
        List.of(
            new Cause.StartRequested(),
            new Cause.StopRequested(),
            new Cause.DaemonEnding(),
            new Cause.Autorestart(),
            new Cause.Retry(2, 3),
            new Cause.Lasted(1),
            new Cause.Ended(new ExitStatus.Code(255), Cause.Judged.EXPECTED),
            new Cause.Ended(new ExitStatus.Killed(new Signal(64), true), Cause.Judged.STOPPED),
            new Cause.Ended(new ExitStatus.NeverBegan(""), Cause.Judged.TOO_EARLY),
            new Cause.NotSpawned(""),
            new Cause.GaveUp(4),
            new Cause.NotSignalled(""));
    var store = store();
    for (var cause : causes)
      for (var state : StateCode.values())
        store.put(WEB, new Transition(1, state, StateCode.STOPPED, cause, 1));
    var kept = store.read(WEB).orElseThrow().changes();
    int states = StateCode.values().length;
    for (int i = 0; i < kept.size(); i++) {
      assertEquals(causes.get(i / states), kept.get(i).cause());
      assertEquals(StateCode.values()[i % states], kept.get(i).from());
    }
    store.put(WEB, new Sample(NOW, Long.MAX_VALUE, 1L << 33, 70_000, -1, -1, 70_000));
    assertEquals(
        new Sample(NOW, 0xffff_fffeL, 0xffff_fffeL, 0xfffe, -1, -1, 0xffff),
        store.read(WEB).orElseThrow().samples().getFirst());
  }

  @Test
  void withAnotherIntervalWhatThereWasStays() throws IOException {
    for (int i = 0; i < 10; i++) store().put(WEB, sample(NOW + 60 * i));
    store().put(WEB, change(5, 5));
    var finer = store(Layout.of(2, 30), 10);
    finer.put(WEB, change(6, 6));
    finer.put(WEB, sample(NOW + 630));
    var expected = IntStream.rangeClosed(0, 9).mapToObj(i -> NOW + 60L * i).toList();
    var all = new ArrayList<>(expected);
    all.add(NOW + 630);
    assertEquals(all, seconds(finer));
    var changes = finer.read(WEB).orElseThrow().changes();
    assertEquals(List.of(change(5, 5), change(6, 6)), changes);
    assertEquals(Layout.of(2, 30).bytes(), Files.size(file(WEB)));
  }

  @Test
  void processesThatAreGoneMakeRoomAndOthersDoNot() throws IOException {
    var names = IntStream.range(0, 6).mapToObj(i -> new ProcessName("g", "p" + i)).toList();
    processes = Set.copyOf(names.subList(1, 4));
    var store = store(DAY, 3);
    for (int i = 0; i < 3; i++) store.put(names.get(i), sample(NOW + i * 60));
    store.put(names.get(3), sample(NOW)); // p0 is gone
    assertEquals(Optional.empty(), store.read(names.get(0)));
    assertThrows(Store.Full.class, () -> store.put(names.get(4), sample(NOW)));
    assertThrows(Store.Full.class, () -> store.put(names.get(4), change(1, 1)));
    processes = Set.copyOf(names.subList(2, 5)); // so is p1
    store.put(names.get(4), sample(NOW));
    assertEquals(Optional.empty(), store.read(names.get(1)));
    for (int i = 2; i < 5; i++) assertTrue(store.read(names.get(i)).isPresent(), "p" + i);
  }

  @Test
  void namesMayBeAnything() throws IOException {
    var names =
        List.of(
            new ProcessName("../../etc", "passwd"),
            new ProcessName("a", "bc"),
            new ProcessName("ab", "c"),
            new ProcessName("x".repeat(10_000), "\n\0%s"),
            new ProcessName("", "."));
    var store = store();
    for (int i = 0; i < names.size(); i++) store.put(names.get(i), change(i, i));
    for (int i = 0; i < names.size(); i++)
      assertEquals(List.of(change(i, i)), store.read(names.get(i)).orElseThrow().changes());
    try (var files = Files.list(kept())) {
      assertTrue(
          files.allMatch(file -> file.getFileName().toString().matches("[0-9a-f]+.history")));
    }
  }
}
