package jsupervisor.crashes.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.crashes.report.CrashReport;
import jsupervisor.crashes.report.Examples;
import jsupervisor.crashes.report.Kind;
import jsupervisor.crashes.report.Summary;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private Path place;

  @BeforeEach
  void name() {
    place = folder.resolve("kept");
  }

  private Store open(long most) throws IOException {
    var store = new Store(place, most, said::add);
    store.open();
    return store;
  }

  private static Summary put(Store store, CrashReport report) throws IOException {
    return store.put(Examples.print(report), report);
  }

  private List<Path> files(String suffix) throws IOException {
    try (var all = Files.list(place)) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  @Test
  void theSameTraceTenThousandTimesIsOneRowWithCountTenThousand() throws IOException {
    var store = open(MEGABYTE);
    var first = put(store, Examples.report("a", 1000, "no file"));
    for (int i = 1; i < 10_000; i++)
      assertTrue(store.count(first.id(), new ProcessName("a", "a"), 1000 + i));
    store.flush();
    var row = store.summaries().getFirst();
    assertEquals(List.of(row), store.summaries());
    assertEquals(
        List.of(10_000L, 1L, 1000L, 10_999L),
        List.of(row.count(), row.read(), row.firstMillis(), row.lastMillis()));
    assertEquals(1, files("").size());
    assertEquals(List.of(row), open(MEGABYTE).summaries());
  }

  @Test
  void aCountThatCannotBeWrittenIsWrittenLater() throws IOException {
    var store = open(MEGABYTE);
    var first = put(store, Examples.report("a", 1000, "x"));
    var obstacle = Files.createDirectories(place.resolve(first.id() + ".crash.new/full"));
    store.count(first.id(), new ProcessName("a", "a"), 2000);
    assertThrows(IOException.class, store::flush);
    assertEquals(2, store.summaries().getFirst().count());
    Files.delete(obstacle);
    store.close();
    assertEquals(2, open(MEGABYTE).summaries().getFirst().count());
  }

  @Test
  void whatSomebodyHasRemovedIsNewTheNextTime() throws IOException {
    var store = open(MEGABYTE);
    var first = put(store, Examples.report("a", 1000, "x"));
    Files.delete(place.resolve(first.id() + ".crash"));
    assertTrue(store.count(first.id(), new ProcessName("a", "a"), 2000));
    store.flush();
    assertFalse(store.count(first.id(), new ProcessName("a", "a"), 3000));
    assertEquals(Optional.empty(), store.group(first.id()));
  }

  @Test
  void aSecondLookIsCountedAndItsReportIsKept() throws IOException {
    var store = open(MEGABYTE);
    put(store, Examples.report("a", 1000, "no file 1"));
    var second = put(store, Examples.report("a", 2000, "no file 2"));
    assertEquals(List.of(2L, 2L), List.of(second.count(), second.read()));
    var kept = open(MEGABYTE).group(second.id()).orElseThrow();
    assertEquals("no file 2", kept.last().stderr().lines().getLast());
    assertEquals(second, kept.summary());
  }

  @Test
  void theYoungestComesFirst() throws IOException {
    var store = open(MEGABYTE);
    put(store, Examples.report("old", 1000, "x"));
    put(store, Examples.report("young", 3000, "x"));
    put(store, Examples.report("middle", 2000, "x"));
    assertEquals(
        List.of("young", "middle", "old"), store.summaries().stream().map(Summary::group).toList());
  }

  @Test
  void itNeverTakesMoreThanItMay() throws IOException {
    long most = 64 << 10;
    var store = open(most);
    for (int i = 0; i < 400; i++) put(store, Examples.report("p" + letters(i), i, "x"));
    long all = 0;
    for (var file : files("")) all += Files.size(file);
    assertTrue(all <= most, "bytes: " + all);
    assertTrue(store.summaries().size() > 20, "kept: " + store.summaries().size());
    assertEquals("p" + letters(399), store.summaries().getFirst().group());
    assertEquals(store.summaries(), open(most).summaries());
  }

  @Test
  void oneGroupDoesNotPushOutTheOthers() throws IOException {
    var store = open(100 * MEGABYTE);
    put(store, Examples.report("quiet", 1, "x"));
    for (int i = 0; i < 300; i++) put(store, Examples.report("loud", 10 + i, letters(i)));
    assertEquals(201, store.summaries().size());
    assertEquals("quiet", store.summaries().getLast().group());
  }

  @Test
  void errorsInLogsDoNotPushOutEnds() throws IOException {
    var store = open(100 * MEGABYTE);
    var end = put(store, Examples.report("a", 1, "x"));
    for (int i = 0; i < 300; i++) put(store, logged(Examples.report("a", 10 + i, letters(i))));
    assertEquals(201, store.summaries().size());
    assertEquals(end, store.summaries().getLast());
  }

  private static CrashReport logged(CrashReport end) {
    return new CrashReport(
        end.process(),
        end.pid(),
        end.endedMillis(),
        end.ranMillis(),
        new Kind.Logged(Channel.STDERR),
        false,
        "",
        "",
        end.stdout(),
        end.stderr(),
        end.profile(),
        end.comparison(),
        end.use(),
        end.starts());
  }

  @Test
  void aReportThatIsDamagedMeanwhileIsSetAsideAndSaid() throws IOException {
    var store = open(MEGABYTE);
    var first = put(store, Examples.report("a", 1000, "x"));
    Files.writeString(place.resolve(first.id() + ".crash"), "nonsense");
    store.count(first.id(), new ProcessName("a", "a"), 2000);
    store.flush();
    assertEquals("nonsense", Files.readString(files(".damaged").getFirst()));
    assertEquals(1, said.size(), said::toString);
    assertFalse(store.count(first.id(), new ProcessName("a", "a"), 3000));
  }

  @Test
  void aReportThatCannotBeReadForAMomentIsKept() throws IOException {
    var store = open(MEGABYTE);
    var first = put(store, Examples.report("a", 1000, "x"));
    var away = Files.move(place, folder.resolve("away"));
    Files.createSymbolicLink(place, place); // ELOOP
    store.count(first.id(), new ProcessName("a", "a"), 2000);
    assertThrows(IOException.class, store::flush);
    assertThrows(IOException.class, store::flush);
    Files.delete(place);
    Files.move(away, place);
    store.flush();
    assertEquals(2, open(MEGABYTE).group(first.id()).orElseThrow().summary().count());
    assertEquals(List.of(), said);
  }

  @Test
  void aCountThatCannotBeWrittenHoldsUpNoOther() throws IOException {
    var store = open(MEGABYTE);
    var a = put(store, Examples.report("a", 1000, "x"));
    var b = put(store, Examples.report("b", 1000, "x"));
    for (var name : List.of("a", "b"))
      store.count((name.equals("a") ? a : b).id(), new ProcessName(name, name), 2000);
    var obstacle = Files.createDirectories(place.resolve(a.id() + ".crash.new/full"));
    assertThrows(IOException.class, store::flush);
    Files.delete(obstacle);
    assertEquals(2, open(MEGABYTE).group(b.id()).orElseThrow().summary().count());
  }

  /** Numbers would be the same. */
  private static String letters(int number) {
    return Integer.toString(number, 26)
        .chars()
        .mapToObj(c -> String.valueOf((char) (c < 'a' ? 'q' + c - '0' : c - 'a' + 'A')))
        .reduce("", String::concat);
  }

  @Test
  void whatIsDamagedIsSetAsideAndSaid() throws IOException {
    var store = open(MEGABYTE);
    var a = put(store, Examples.report("a", 1000, "x"));
    var b = put(store, Examples.report("b", 2000, "x"));
    Files.writeString(place.resolve(a.id() + ".crash"), "nonsense");
    Files.writeString(place.resolve("strange.crash"), "");
    Files.writeString(place.resolve("half.crash.new"), "half");
    Files.writeString(place.resolve("mine.txt"), "somebody else's");
    var again = open(MEGABYTE);
    assertEquals(List.of(b), again.summaries());
    assertEquals(Optional.empty(), again.group(a.id()));
    assertEquals(2, files(".damaged").size());
    assertEquals(2, said.size(), said::toString);
    assertFalse(Files.exists(place.resolve("half.crash.new")));
    assertEquals("somebody else's", Files.readString(place.resolve("mine.txt")));
    for (int i = 0; i < 20; i++) {
      Files.writeString(place.resolve("more" + i + ".crash"), "");
      open(MEGABYTE);
    }
    assertEquals(8, files(".damaged").size());
  }

  @Test
  void aFileThatIsNoneOfOursIsNotFollowed() throws IOException {
    open(MEGABYTE);
    var outside = Files.writeString(folder.resolve("outside"), "secret");
    Files.createSymbolicLink(place.resolve("link.crash"), outside);
    Files.createDirectory(place.resolve("folder.crash"));
    assertEquals(List.of(), open(MEGABYTE).summaries());
    assertEquals("secret", Files.readString(outside));
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws IOException {
    Files.writeString(place, "a file");
    assertThrows(IOException.class, () -> open(MEGABYTE));
  }

  @Test
  void aFolderThatOthersMayWriteToIsNotUsed() throws IOException {
    open(MEGABYTE);
    for (var mode : List.of("rwx-w----", "rwx----w-")) {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(mode));
      assertThrows(IOException.class, () -> open(MEGABYTE));
    }
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(List.of(), open(MEGABYTE).summaries());
    assertEquals(List.of(), files("new"));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    put(open(MEGABYTE), Examples.report("a", 1, "x"));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(files(".crash").getFirst())));
  }

  @Test
  void goodStartsAreKeptByProcess() throws IOException {
    var store = open(MEGABYTE);
    var profile = Examples.report("a", 1, "").profile();
    var name = new ProcessName("a", "../../b\n");
    store.good(name, profile, 5);
    store.good(name, profile, 9);
    assertEquals(5, open(MEGABYTE).good(name).orElseThrow().sinceMillis());
    assertEquals(Optional.empty(), store.good(new ProcessName("a", "b")));
  }
}
