package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state meets every fact; the table says what follows. */
class MachineMatrixTest {
  private static final String STRAY =
      "CRIT killing pid 99: it was spawned for 'x', which had not asked for it | send SIGKILL to 99";
  private static final String ALREADY = "WARN process 'x' already running";
  private static final String LOST = ">UNKNOWN pid 42 tries 0";
  private static final String PROBLEM = "CRIT unknown problem killing x (42) | ";
  private static final String KILLING = "DEBG killing x (pid 42) with signal SIGTERM | ";
  private static final String STOPPING = ">STOPPING pid 42 tries 0 | send SIGTERM to 42 | wake 110";
  private static final String LEFT =
      "RUNNING>EXITED pid 42 tries 0 | WARN exited: x (exit status 1; not expected) | wake 100";
  private static final String REFUSED = "INFO spawnerr: no luck | ";

  /** State, fact, next state, effects; a state that stays the same is a dash. */
  private static final String[][] TABLE = {
    {"Stopped", "StartAsked", "Launching", "STOPPED>STARTING pid 0 tries 0 | spawn"},
    {"Stopped", "StopAsked", "-", ""},
    {"Stopped", "ShutdownAsked", "-", ""},
    {"Stopped", "ChildSpawned", "-", STRAY},
    {"Stopped", "SpawnRefused", "-", ""},
    {"Stopped", "ChildExited", "-", ""},
    {"Stopped", "SignalRefused", "-", ""},
    {"Stopped", "DeadlinePassed", "-", ""},
    {"Launching", "StartAsked", "-", ""},
    {"Launching", "StopAsked", "Recalled", ""},
    {"Launching", "ShutdownAsked", "Recalled", ""},
    {"Launching", "ChildSpawned", "Starting", "INFO spawned: 'x' with pid 99 | wake 101"},
    {"Launching", "SpawnRefused", "Backoff", REFUSED + "STARTING>BACKOFF pid 0 tries 2 | wake 102"},
    {"Launching", "ChildExited", "-", ""},
    {"Launching", "SignalRefused", "-", ""},
    {"Launching", "DeadlinePassed", "-", ""},
    {"Recalled", "StartAsked", "-", ""},
    {"Recalled", "StopAsked", "-", ""},
    {"Recalled", "ShutdownAsked", "-", ""},
    {
      "Recalled",
      "ChildSpawned",
      "Stopping",
      "INFO spawned: 'x' with pid 99 | wake 101 | DEBG killing x (pid 99) with signal SIGTERM"
          + " | STARTING>STOPPING pid 99 tries 0 | send SIGTERM to 99 | wake 110"
    },
    {
      "Recalled",
      "SpawnRefused",
      "Stopped",
      REFUSED + "STARTING>BACKOFF pid 0 tries 2 | BACKOFF>STOPPED pid 0 tries 0"
    },
    {"Recalled", "ChildExited", "-", ""},
    {"Recalled", "SignalRefused", "-", ""},
    {"Recalled", "DeadlinePassed", "-", ""},
    {"Starting", "StartAsked", "-", ALREADY},
    {"Starting", "StopAsked", "Stopping", KILLING + "STARTING" + STOPPING},
    {"Starting", "ShutdownAsked", "Stopping", KILLING + "STARTING" + STOPPING},
    {"Starting", "ChildSpawned", "-", STRAY},
    {"Starting", "SpawnRefused", "-", ""},
    {"Starting", "ChildExited", "Exited", "STARTING>RUNNING pid 42 tries 0 | " + LEFT},
    {"Starting", "SignalRefused", "Unknown", PROBLEM + "STARTING" + LOST},
    {
      "Starting",
      "DeadlinePassed",
      "Running",
      "STARTING>RUNNING pid 42 tries 0 | INFO success: x entered RUNNING state, process has stayed"
          + " up for > than 1 seconds (startsecs)"
    },
    {"Running", "StartAsked", "-", ALREADY},
    {"Running", "StopAsked", "Stopping", KILLING + "RUNNING" + STOPPING},
    {"Running", "ShutdownAsked", "Stopping", KILLING + "RUNNING" + STOPPING},
    {"Running", "ChildSpawned", "-", STRAY},
    {"Running", "SpawnRefused", "-", ""},
    {"Running", "ChildExited", "Exited", LEFT},
    {"Running", "SignalRefused", "Unknown", PROBLEM + "RUNNING" + LOST},
    {"Running", "DeadlinePassed", "-", ""},
    {"Backoff", "StartAsked", "-", ""},
    {
      "Backoff",
      "StopAsked",
      "Stopped",
      "DEBG Attempted to kill x, which is in BACKOFF state. | BACKOFF>STOPPED pid 0 tries 0"
    },
    {"Backoff", "ShutdownAsked", "Fatal", "BACKOFF>FATAL pid 0 tries 0"},
    {"Backoff", "ChildSpawned", "-", STRAY},
    {"Backoff", "SpawnRefused", "-", ""},
    {"Backoff", "ChildExited", "-", ""},
    {"Backoff", "SignalRefused", "-", ""},
    {"Backoff", "DeadlinePassed", "Launching", "BACKOFF>STARTING pid 0 tries 2 | spawn"},
    {"Stopping", "StartAsked", "-", ALREADY},
    {"Stopping", "StopAsked", "-", ""},
    {"Stopping", "ShutdownAsked", "-", ""},
    {"Stopping", "ChildSpawned", "-", STRAY},
    {"Stopping", "SpawnRefused", "-", ""},
    {
      "Stopping",
      "ChildExited",
      "Stopped",
      "STOPPING>STOPPED pid 42 tries 0 | WARN stopped: x (exit status 1)"
    },
    {"Stopping", "SignalRefused", "Unknown", PROBLEM + "STOPPING" + LOST},
    {
      "Stopping",
      "DeadlinePassed",
      "Stopping",
      "WARN killing 'x' (42) with SIGKILL | DEBG killing x (pid 42) with signal SIGKILL"
          + " | send SIGKILL to 42 | wake 110"
    },
    {"Exited true", "StartAsked", "Launching", "EXITED>STARTING pid 0 tries 0 | spawn"},
    {"Exited true", "StopAsked", "-", ""},
    {"Exited true", "ShutdownAsked", "-", ""},
    {"Exited true", "ChildSpawned", "-", STRAY},
    {"Exited true", "SpawnRefused", "-", ""},
    {"Exited true", "ChildExited", "-", ""},
    {"Exited true", "SignalRefused", "-", ""},
    {"Exited true", "DeadlinePassed", "-", ""},
    {"Exited false", "StartAsked", "Launching", "EXITED>STARTING pid 0 tries 0 | spawn"},
    {"Exited false", "StopAsked", "-", ""},
    {"Exited false", "ShutdownAsked", "-", ""},
    {"Exited false", "ChildSpawned", "-", STRAY},
    {"Exited false", "SpawnRefused", "-", ""},
    {"Exited false", "ChildExited", "-", ""},
    {"Exited false", "SignalRefused", "-", ""},
    {"Exited false", "DeadlinePassed", "Launching", "EXITED>STARTING pid 0 tries 0 | spawn"},
    {"Fatal", "StartAsked", "Launching", "FATAL>STARTING pid 0 tries 0 | spawn"},
    {"Fatal", "StopAsked", "-", ""},
    {"Fatal", "ShutdownAsked", "-", ""},
    {"Fatal", "ChildSpawned", "-", STRAY},
    {"Fatal", "SpawnRefused", "-", ""},
    {"Fatal", "ChildExited", "-", ""},
    {"Fatal", "SignalRefused", "-", ""},
    {"Fatal", "DeadlinePassed", "-", ""},
    {"Unknown", "StartAsked", "-", ""},
    {"Unknown", "StopAsked", "-", ""},
    {"Unknown", "ShutdownAsked", "-", ""},
    {"Unknown", "ChildSpawned", "-", STRAY},
    {"Unknown", "SpawnRefused", "-", ""},
    {"Unknown", "ChildExited", "-", ""},
    {"Unknown", "SignalRefused", "-", ""},
    {"Unknown", "DeadlinePassed", "-", ""},
  };

  @TestFactory
  Stream<DynamicTest> everyPairLeadsWhereTheTableSays() {
    return Arrays.stream(TABLE)
        .map(row -> DynamicTest.dynamicTest(row[0] + " x " + row[1], () -> check(row)));
  }

  private static void check(String[] row) {
    var state = pick(Samples.states(), row[0]);
    var life = new Life(state, Samples.HISTORY);
    var step = ProcessMachine.on(Samples.program(), life, pick(Samples.facts(), row[1]));
    assertEquals(row[3], Trace.of(step));
    if (row[2].equals("-")) assertEquals(life, step.life());
    else assertEquals(row[2], step.life().state().getClass().getSimpleName());
  }

  @Test
  void noPairIsMissingAndNoneIsThereTwice() {
    var wanted = new TreeMap<String, Integer>();
    for (var state : Samples.states())
      for (var fact : Samples.facts()) wanted.put(label(state) + " x " + label(fact), 1);
    var there = new TreeMap<String, Integer>();
    for (var row : TABLE) there.merge(row[0] + " x " + row[1], 1, Integer::sum);
    assertEquals(wanted, there);
  }

  @Test
  void theSamplesHoldEveryKindOfStateAndFact() {
    assertEquals(kinds(ProcessState.class), kindsOf(Samples.states()));
    assertEquals(kinds(Fact.class), kindsOf(Samples.facts()));
  }

  private static TreeSet<String> kinds(Class<?> sealedType) {
    var all = new TreeSet<String>();
    for (var kind : sealedType.getPermittedSubclasses()) all.add(kind.getSimpleName());
    return all;
  }

  private static TreeSet<String> kindsOf(List<?> samples) {
    var all = new TreeSet<String>();
    for (var sample : samples) all.add(sample.getClass().getSimpleName());
    return all;
  }

  private static <T> T pick(List<T> samples, String label) {
    return samples.stream().filter(sample -> label(sample).equals(label)).findFirst().orElseThrow();
  }

  private static String label(Object sample) {
    var kind = sample.getClass().getSimpleName();
    return sample instanceof ProcessState.Exited(var expected) ? kind + " " + expected : kind;
  }
}
