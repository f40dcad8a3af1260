package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** Known-traps A25. */
  @ParameterizedTest(name = "{0} seconds are {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0:00:00",
        "-5|0:00:00",
        "59.999|0:00:59",
        "3599|0:59:59",
        "36000|10:00:00",
        "86399|23:59:59",
        "86400|1 day, 0:00:00",
        "93784|1 day, 2:03:04",
        "172800|2 days, 0:00:00",
        "8640000|100 days, 0:00:00"
      })
  void uptimeIsWrittenAsPythonWritesIt(double seconds, String text) {
    var life = new Life(new ProcessState.Running(Samples.PID), started(1_000_000));
    var told = Description.of("x", life, Samples.at(1000 + seconds), UTC);
    assertEquals("pid 42, uptime " + text, told);
  }

  /** Known-traps A25. */
  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "2023-09-16T18:32:00Z,UTC,Sep 16 06:32 PM",
    "2023-09-06T00:05:00Z,UTC,Sep 06 12:05 AM",
    "2023-01-01T12:00:59Z,UTC,Jan 01 12:00 PM",
    "2023-12-31T23:30:00Z,Europe/Berlin,Jan 01 12:30 AM",
    "2024-05-30T11:59:00Z,UTC,May 30 11:59 AM"
  })
  void theEndIsGivenInLocalTime(String instant, String zone, String text) {
    var stop = Instant.parse(instant).toEpochMilli();
    var history = new History(1, stop, OptionalInt.of(0), "", 1, Optional.empty());
    for (var state : new ProcessState[] {new ProcessState.Stopped(), new ProcessState.Exited(true)})
      assertEquals(text, describe(new Life(state, history), ZoneId.of(zone)));
  }

  @Test
  void neverStartedAndNeverSpawnedAreBothNotStarted() {
    assertEquals("Not started", describe(Life.UNBORN, UTC));
    assertEquals("Not started", describe(new Life(new ProcessState.Stopped(), started(5)), UTC));
  }

  @Test
  void failuresShowTheirReason() {
    var life =
        new Life(
            new ProcessState.Fatal(),
            new History(5, 0, OptionalInt.empty(), "no luck", 0, Optional.empty()));
    assertEquals("no luck", describe(life, UTC));
    var silent = new Life(new ProcessState.Fatal(), started(5));
    assertEquals("unknown error (try \"tail x\")", describe(silent, UTC));
  }

  @Test
  void statesOnTheirWaySayNothing() {
    for (var state : Samples.states())
      switch (state.code()) {
        case STARTING, STOPPING, UNKNOWN ->
            assertEquals("", describe(new Life(state, Samples.HISTORY), UTC));
        case STOPPED, RUNNING, BACKOFF, EXITED, FATAL -> {}
      }
  }

  private static History started(long millis) {
    return new History(millis, 0, OptionalInt.empty(), "", 0, Optional.empty());
  }

  private static String describe(Life life, ZoneId zone) {
    return Description.of("x", life, Samples.at(100), zone);
  }
}
