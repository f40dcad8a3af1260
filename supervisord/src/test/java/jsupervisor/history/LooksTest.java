package jsupervisor.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Page;
import jsupervisor.chronicle.Tally;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.usage.Sample;
import jsupervisor.usage.Usage;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final ProcessName A = new ProcessName("a", "a");
  private static final long T = 1_700_000_040_000L;

  private final Counts counts = new Counts();
  private final Looks looks = new Looks(60, counts);

  private static Page page(int pid, long startMillis) {
    var info =
        new ProcessInfo(
            A, 0, 0, 0, StateCode.RUNNING, "", 0, "", "", pid, "", startMillis, 1, "", false);
    var entries = new TreeMap<ProcessName, Entry>((one, two) -> one.text().compareTo(two.text()));
    entries.put(A, new Entry(Tally.begun(StateCode.RUNNING, 0), Optional.of(info)));
    return new Page(entries, 0);
  }

  private static Map<Integer, Sample> seen(int pid, long born, long ticks, long millis) {
    var usage = new Usage(1, born, ticks, 4, 1000);
    return Map.of(pid, new Sample(pid, usage, OptionalInt.of(9), millis * 1_000_000, millis));
  }

  private List<Looks.Taken> look(int pid, long startMillis, long born, long ticks, long millis) {
    return looks.at(page(pid, startMillis), seen(pid, born, ticks, millis), millis);
  }

  private static long cpu(List<Looks.Taken> taken) {
    assertEquals(1, taken.size());
    return taken.getFirst().sample().cpu();
  }

  @Test
  void oneSampleAnIntervalAndProcessorTimeIsSinceTheOneBefore() {
    assertEquals(-1, cpu(look(7, 0, 1, 5000, T))); // nobody knows what it did before
    assertEquals(List.of(), look(7, 0, 1, 5600, T + 30_000));
    assertEquals(1000, cpu(look(7, 0, 1, 5600, T + 60_000))); // 6 s of 60
    assertEquals(0, cpu(look(7, 0, 1, 5600, T + 120_000)));
    assertEquals(40_000, cpu(look(7, 0, 1, 29_600, T + 180_000))); // four processors
  }

  @Test
  void aNewChildCountsSinceItsStart() {
    look(7, 0, 1, 100, T);
    assertEquals(5000, cpu(look(8, T + 40_000, 2, 1000, T + 60_000))); // 10 s of 20
    assertEquals(-1, cpu(look(9, T + 119_900, 3, 5, T + 120_000))); // too short to tell
    assertEquals(-1, cpu(look(9, T + 50_000, 4, 5, T + 180_000))); // another of the same number
  }

  @Test
  void withoutAChildThereIsASampleOnlyWhenSomethingWasTried() {
    assertEquals(List.of(), looks.at(page(0, 0), Map.of(), T));
    counts.started(A);
    counts.started(A);
    var sample = looks.at(page(0, 0), Map.of(), T + 60_000).getFirst().sample();
    assertEquals(2, sample.starts());
    assertEquals(-1, sample.kilobytes());
    assertEquals(List.of(), looks.at(page(0, 0), Map.of(), T + 120_000));
  }

  @Test
  void theSlowestProbeOfAnIntervalCountsAndOthersAreForgotten() {
    counts.probed(A, 7);
    counts.probed(A, 900);
    counts.probed(A, 30);
    counts.probed(new ProcessName("b", "b"), 1);
    var sample = looks.at(page(0, 0), Map.of(), T).getFirst().sample();
    assertEquals(900, sample.micros());
    assertEquals(-1, counts.micros(new ProcessName("b", "b")));
  }

  @Test
  void aPidThatWasAnotherOnesIsNotTakenForTheChild() {
    assertEquals(
        List.of(), looks.at(page(7, T + 5000), seen(7, 1, 5, T), T)); // seen before its start
  }

  @Test
  void aClockThatIsSetBackLosesNothing() {
    look(7, 0, 1, 100, T + 600_000);
    assertEquals(1, look(7, 0, 1, 100, T).size());
    assertEquals(1, look(7, 0, 1, 100, T + 60_000).size());
  }

  @Test
  void figuresAreAsTheKernelHasThem() {
    var sample = look(7, 0, 1, 100, T).getFirst().sample();
    assertEquals(4, sample.threads());
    assertEquals(9, sample.descriptors());
    assertEquals(1000 * Usage.PAGE / 1024, sample.kilobytes());
    assertEquals(T / 1000, sample.second());
  }
}
