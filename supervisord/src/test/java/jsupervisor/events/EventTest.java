package jsupervisor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import jsupervisor.core.Moment;
import jsupervisor.core.ProcessState;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventTest {
  private static final ProcessName NAME = new ProcessName("g", "p");
  private static final Moment LATER = new Moment(1);
  private static final Pid PID = new Pid(42);

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(new ProcessState.Launching(2), "STARTING", "tries:2"),
        Arguments.of(new ProcessState.Recalled(2), "STARTING", "tries:2"),
        Arguments.of(new ProcessState.Starting(2, PID, LATER), "STARTING", "tries:2"),
        Arguments.of(new ProcessState.Backoff(2, LATER), "BACKOFF", "tries:2"),
        Arguments.of(new ProcessState.Running(PID), "RUNNING", "pid:42"),
        Arguments.of(new ProcessState.Stopping(PID, LATER), "STOPPING", "pid:42"),
        Arguments.of(new ProcessState.Stopped(), "STOPPED", "pid:42"),
        Arguments.of(new ProcessState.Exited(true), "EXITED", "expected:1 pid:42"),
        Arguments.of(new ProcessState.Exited(false), "EXITED", "expected:0 pid:42"),
        Arguments.of(new ProcessState.Fatal(), "FATAL", ""),
        Arguments.of(new ProcessState.Unknown(), "UNKNOWN", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void aChangeOfStateSaysWhatSupervisorSays(ProcessState to, String name, String more) {
    var event = Event.state(NAME, StateCode.BACKOFF, to, 42, 2);
    assertEquals("PROCESS_STATE_" + name, event.type().name());
    assertEquals(("processname:p groupname:g from_state:BACKOFF " + more).strip(), event.payload());
  }

  @Test
  void everyOtherEventSaysWhatSupervisorSays() {
    assertEquals(
        new Event(
            EventType.PROCESS_LOG_STDERR, "processname:p groupname:g pid:7 channel:stderr\na\nb"),
        Event.log(NAME, 7, Channel.STDERR, "a\nb"));
    assertEquals(
        new Event(EventType.PROCESS_COMMUNICATION_STDOUT, "processname:p groupname:g pid:7\nx"),
        Event.communication(NAME, 7, Channel.STDOUT, "x"));
    assertEquals(new Event(EventType.REMOTE_COMMUNICATION, "type:t\nd"), Event.remote("t", "d"));
    assertEquals(new Event(EventType.SUPERVISOR_STATE_CHANGE_RUNNING, ""), Event.running());
    assertEquals(new Event(EventType.SUPERVISOR_STATE_CHANGE_STOPPING, ""), Event.stopping());
    assertEquals(new Event(EventType.TICK_60, "when:60"), Event.tick(EventType.TICK_60, 60));
    assertEquals(new Event(EventType.PROCESS_GROUP_ADDED, "groupname:g\n"), Event.groupAdded("g"));
    assertEquals(
        new Event(EventType.PROCESS_GROUP_REMOVED, "groupname:g\n"), Event.groupRemoved("g"));
  }

  @Test
  void abstractTypesAreNeverSent() {
    var concrete = Arrays.stream(EventType.values()).filter(type -> !type.isAbstract()).toList();
    assertEquals(20, concrete.size());
    for (var type : EventType.values())
      if (type.isAbstract())
        assertThrows(IllegalArgumentException.class, () -> new Event(type, ""), type.name());
  }

  @ParameterizedTest(name = "{0} is a {1}: {2}")
  @CsvSource({
    "TICK_5,TICK,true",
    "TICK_5,EVENT,true",
    "TICK_5,TICK_5,true",
    "TICK_5,TICK_60,false",
    "TICK,TICK_5,false",
    "REMOTE_COMMUNICATION,EVENT,true",
    "REMOTE_COMMUNICATION,PROCESS_COMMUNICATION,false",
    "PROCESS_COMMUNICATION_STDERR,PROCESS_COMMUNICATION,true",
    "PROCESS_LOG_STDOUT,PROCESS_LOG,true",
    "PROCESS_STATE_FATAL,PROCESS_STATE,true",
    "PROCESS_GROUP_ADDED,PROCESS_GROUP,true",
    "PROCESS_GROUP_ADDED,PROCESS_STATE,false",
    "SUPERVISOR_STATE_CHANGE_RUNNING,SUPERVISOR_STATE_CHANGE,true"
  })
  void aParentStandsForAllBelowIt(EventType one, EventType other, boolean is) {
    assertEquals(is, one.isA(other));
  }

  @Test
  void namesMayBeWrittenInAnyCase() {
    assertEquals(Optional.of(EventType.TICK_3600), EventType.named("tick_3600"));
    assertEquals(Optional.empty(), EventType.named("TICK_7"));
    assertTrue(EventType.TICK_3600.isA(EventType.EVENT));
    assertFalse(EventType.TICK_3600.isAbstract());
  }

  @Test
  void theHeaderCountsWhatItIsToldToCount() {
    var posted = new Posted(Event.remote("t", "aé€😀"), 21, 3);
    var head =
        "ver:3.0 server:supervisor serial:21 pool:l poolserial:3 eventname:REMOTE_COMMUNICATION";
    for (var length : PayloadLength.values()) {
      int count = length == PayloadLength.BYTES ? 7 + 1 + 2 + 3 + 4 : 7 + 4;
      var bytes = new Envelope("supervisor", "l", length).around(posted);
      assertEquals(
          head + " len:" + count + "\ntype:t\naé€😀", new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
