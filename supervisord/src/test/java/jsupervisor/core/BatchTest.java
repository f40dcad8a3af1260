package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jsupervisor.core.Batch.Member;
import jsupervisor.core.Batch.Verb;
import jsupervisor.core.Order.Place;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final List<Place> PLACES =
      List.of(
          new Place(5, Samples.named("web", "b", 20)),
          new Place(5, Samples.named("web", "a", 20)),
          new Place(5, Samples.named("web", "z", 10)),
          new Place(5, Samples.named("app", "q", 999)),
          new Place(1, Samples.named("zoo", "m", 999)));

  private static List<Member> all(StateCode state) {
    return PLACES.stream().map(place -> new Member(place, state)).toList();
  }

  @Test
  void groupsComeByPriorityAndNameAndSoDoTheirProcesses() {
    assertEquals(
        "[zoo:m, app:q, web:z, web:a, web:b]",
        Batch.plan(Verb.START, all(StateCode.STOPPED)).toString());
  }

  @Test
  void stopsGoTheOtherWayRound() {
    assertEquals(
        "[web:b, web:a, web:z, app:q, zoo:m]",
        Batch.plan(Verb.STOP, all(StateCode.RUNNING)).toString());
    var names = PLACES.stream().sorted(Order.STOP).map(place -> place.program().name()).toList();
    assertEquals(names, Batch.plan(Verb.STOP, all(StateCode.RUNNING)));
  }

  @Test
  void onlyThoseConcernedAppear() {
    for (var state : StateCode.values()) {
      assertEquals(state.running() ? 0 : 5, Batch.plan(Verb.START, all(state)).size());
      assertEquals(state.running() ? 5 : 0, Batch.plan(Verb.STOP, all(state)).size());
      assertEquals(state.signallable() ? 5 : 0, Batch.plan(Verb.SIGNAL, all(state)).size());
    }
  }

  @Test
  void resultsKnownAtOnceStandBeforeThoseThatCome() {
    var z = new ProcessName("web", "z");
    var b = new ProcessName("web", "b");
    var fault = Outcome.failed(z, Fault.of(FaultCode.NO_FILE, "can't find command 'z'"));
    var atOnce = Map.of(b, Outcome.ok(b), z, fault);
    var batch = Batch.begun(Verb.STOP, all(StateCode.RUNNING), atOnce);
    assertEquals(List.of(fault, Outcome.ok(b)), batch.results());
    assertFalse(batch.complete());
    for (var name : batch.waiting().reversed()) batch = batch.answered(Outcome.ok(name));
    assertTrue(batch.complete());
    assertEquals("[web:z, web:b, web:a, app:q, zoo:m]", names(batch));
  }

  @Test
  void aResultThatNobodyWaitsForChangesNothing() {
    var batch = Batch.begun(Verb.STOP, all(StateCode.RUNNING), Map.of());
    var once = batch.answered(Outcome.ok(new ProcessName("zoo", "m")));
    assertEquals(once, once.answered(Outcome.ok(new ProcessName("zoo", "m"))));
  }

  @Test
  void nothingConcernedIsCompleteAndEmpty() {
    var batch = Batch.begun(Verb.START, all(StateCode.RUNNING), Map.of());
    assertTrue(batch.complete());
    assertEquals(List.of(), batch.results());
  }

  private static String names(Batch batch) {
    return batch.results().stream().map(Outcome::name).toList().toString();
  }
}
