package jsupervisor.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CauseTest {
  private static final ExitStatus ONE = new ExitStatus.Code(1);
  private static final ExitStatus SEGV = new ExitStatus.Killed(new Signal(11), false);
  private static final ExitStatus CORE = new ExitStatus.Killed(new Signal(11), true);
  private static final ExitStatus NONE = new ExitStatus.NeverBegan("couldn't exec x: ENOENT");

  static Stream<List<Object>> causes() {
    return Stream.of(
        List.of(new Cause.StartRequested(), "start requested"),
        List.of(new Cause.StopRequested(), "stopped by request"),
        List.of(new Cause.DaemonEnding(), "the daemon is ending"),
        List.of(new Cause.Autorestart(), "started again by autorestart"),
        List.of(new Cause.Retry(2, 4), "attempt 2 of 4"),
        List.of(new Cause.Lasted(1), "ran for startsecs (1 s)"),
        List.of(new Cause.Ended(ONE, Judged.UNEXPECTED), "exited with status 1 (unexpected)"),
        List.of(new Cause.Ended(ONE, Judged.EXPECTED), "exited with status 1 (expected)"),
        List.of(new Cause.Ended(ONE, Judged.STOPPED), "exited with status 1"),
        List.of(
            new Cause.Ended(ONE, Judged.TOO_EARLY),
            "exited with status 1 before startsecs were over"),
        List.of(new Cause.Ended(SEGV, Judged.UNEXPECTED), "killed by SIGSEGV"),
        List.of(new Cause.Ended(CORE, Judged.STOPPED), "killed by SIGSEGV (core dumped)"),
        List.of(
            new Cause.Ended(SEGV, Judged.TOO_EARLY),
            "killed by SIGSEGV before startsecs were over"),
        List.of(new Cause.Ended(NONE, Judged.UNEXPECTED), "spawn error: couldn't exec x: ENOENT"),
        List.of(
            new Cause.NotSpawned("can't find command '/x'"),
            "spawn error: can't find command '/x'"),
        List.of(new Cause.GaveUp(1), "gave up after 1 attempt"),
        List.of(new Cause.GaveUp(4), "gave up after 4 attempts"),
        List.of(
            new Cause.NotSignalled("killing x (42):EPERM"),
            "a signal could not be sent: killing x (42):EPERM"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("causes")
  void everyCauseIsSaidInWords(List<Object> row) {
    assertEquals(row.get(1), ((Cause) row.get(0)).words());
  }

  @Test
  void whatNeverBeganIsNoEndOfAProgram() {
    var ends = causes().flatMap(row -> ((Cause) row.get(0)).ended().stream()).toList();
    assertEquals(
        List.of(ONE, ONE, ONE, ONE, SEGV, CORE, SEGV),
        ends.stream().map(Cause.Ended::how).toList());
  }
}
