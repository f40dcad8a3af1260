package jsupervisor.history.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to the folder. */
class StrangeFilesTest {
  private static final ProcessName WEB = new ProcessName("web", "web_0");
  private static final long NOW = 1_700_000_040; // a multiple of 60

  @TempDir Path folder;

  private long nanos;
  private final List<String> said = new ArrayList<>();

  private Path kept() {
    return folder.resolve("history");
  }

  private Store store() throws IOException {
    var store =
        new Store(
            kept(),
            Layout.of(1, 60),
            10,
            new Store.Means(Set::of, _ -> {}, () -> nanos, said::add));
    store.open();
    return store;
  }

  private static Sample sample(long second) {
    return new Sample(second, 1, 2048, 3, 17, 1500, 2);
  }

  private static Transition change(long millis, int attempts) {
    var cause = new Cause.GaveUp(attempts);
    return new Transition(millis, StateCode.BACKOFF, StateCode.FATAL, cause, 0);
  }

  private Path file(ProcessName name) {
    return kept().resolve(Key.of(name).text() + ".history");
  }

  private static List<Long> seconds(Store store) {
    return store.read(WEB).orElseThrow().samples().stream().map(Sample::second).toList();
  }

  @Test
  void whatIsNotOursIsSetAsideAndSaid() throws IOException {
    store().put(WEB, sample(NOW));
    Files.writeString(kept().resolve("notes.history"), "x");
    Files.writeString(kept().resolve("README"), "x");
    Files.write(file(WEB), new byte[5000]);
    var store = store();
    assertEquals(Optional.empty(), store.read(WEB));
    store.put(WEB, sample(NOW + 60));
    assertEquals(List.of(NOW + 60), seconds(store));
    assertTrue(Files.exists(kept().resolve("README")));
    assertTrue(Files.exists(kept().resolve("notes.history.damaged")));
    assertTrue(Files.exists(kept().resolve(file(WEB).getFileName() + ".damaged")));
    assertEquals(2, said.size(), said::toString);
    assertTrue(said.stream().allMatch(line -> line.contains("is set aside as ")), said::toString);
  }

  @Test
  void anotherProcessesFileIsNoHistoryOfThis() throws IOException {
    var other = new ProcessName("web", "web_1");
    var store = store();
    store.put(WEB, sample(NOW));
    Files.copy(file(WEB), file(other));
    assertEquals(Optional.empty(), store().read(other));
    store().put(other, change(1, 1));
    assertEquals(List.of(), store().read(other).orElseThrow().samples());
  }

  @Test
  void aFileThatSomebodyHasRemovedCutOrReplacedIsBegunAnew() throws IOException {
    var store = store();
    store.put(WEB, sample(NOW));
    Files.delete(file(WEB));
    store.put(WEB, sample(NOW + 60));
    assertEquals(List.of(NOW + 60), seconds(store));
    Files.write(file(WEB), new byte[10]);
    store.put(WEB, sample(NOW + 120));
    assertEquals(List.of(NOW + 120), seconds(store));
    Files.delete(file(WEB));
    var victim = Files.writeString(folder.resolve("victim"), "precious");
    Files.createSymbolicLink(file(WEB), victim);
    store.put(WEB, sample(NOW + 180));
    assertEquals("precious", Files.readString(victim));
    assertEquals(List.of(NOW + 180), seconds(store));
  }

  @Test
  void aFolderThatIsGoneIsAnErrorAndNoMore() throws IOException {
    var store = store();
    store.put(WEB, sample(NOW));
    Files.delete(file(WEB));
    Files.delete(kept());
    assertThrows(IOException.class, () -> store.put(WEB, sample(NOW + 60)));
    Files.createDirectory(kept());
    assertThrows(IOException.class, () -> store.put(WEB, sample(NOW + 60)), "there is a pause");
    nanos += 10_000_000_000L;
    store.put(WEB, sample(NOW + 120));
    assertEquals(List.of(NOW + 120), seconds(store));
  }
}
