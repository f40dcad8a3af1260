package jsupervisor.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
  private static final long SECOND = 1_000_000_000;
  private static final Client JOE = new Client("joe", "127.0.0.1");
  private static final Client ANN = new Client("ann", "account ann");

  private final AtomicLong clock = new AtomicLong(-5);
  private final List<String> slow = new ArrayList<>();
  private final List<Call> each = new ArrayList<>();

  private Requests requests(int keep, OptionalInt slowMillis, OptionalInt most) {
    var means = new Requests.Means(clock::get, slow::add, each::add);
    return new Requests(new Settings(keep, slowMillis, most, none()), means);
  }

  private static boolean admitted(Verdict verdict) {
    return verdict instanceof Verdict.Pass;
  }

  private static Verdict.Refusal refusal(Verdict verdict) {
    return assertInstanceOf(Verdict.Refusal.class, verdict);
  }

  private static OptionalInt none() {
    return OptionalInt.empty();
  }

  private static Call call(Client client, String method, long millis, String result) {
    return new Call(1, client, method, 0xa1L, millis * 1_000_000, 10, result);
  }

  @Test
  void theLastCallsAreRememberedTheYoungestFirst() {
    var requests = requests(3, none(), none());
    for (int i = 1; i <= 5; i++) requests.add(call(JOE, "m" + i, i, Call.OK));
    var methods = requests.recent(_ -> true).stream().map(Call::method).toList();
    assertEquals(List.of("m5", "m4", "m3"), methods);
    assertEquals(5, requests.count());
    assertEquals(5, each.size());
    assertEquals(OptionalLong.empty(), requests.refused());
  }

  @Test
  void whoMaySeeHisOwnCallsSeesNoOthers() {
    var requests = requests(10, none(), none());
    requests.add(call(JOE, "a", 1, Call.OK));
    requests.add(call(ANN, "b", 1, Call.OK));
    var seen = requests.recent("ann"::equals).stream().map(Call::method).toList();
    assertEquals(List.of("b"), seen);
  }

  @Test
  void aClientMayMakeSoManyCallsASecondAndIsToldWhenToTryAgain() {
    var requests = requests(1, none(), OptionalInt.of(3));
    for (int i = 0; i < 3; i++)
      assertTrue(admitted(requests.admit(JOE, "supervisor.startProcess")));
    var refusal = refusal(requests.admit(JOE, "supervisor.stopProcess"));
    assertEquals(1, refusal.seconds());
    assertEquals(
        "too many calls: joe from 127.0.0.1 makes more than 3 a second; try again in 1 s",
        refusal.text());
    assertEquals(OptionalLong.of(1), requests.refused());
    assertTrue(admitted(requests.admit(ANN, "supervisor.stopProcess")), "another client");
    clock.addAndGet(SECOND / 3 + 1);
    assertTrue(admitted(requests.admit(JOE, "supervisor.stopProcess")));
    assertFalse(admitted(requests.admit(JOE, "supervisor.stopProcess")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "supervisor.getState",
        "supervisor.getProcessInfo",
        "other.getAllProcessInfo",
        "supervisor.getSupervisorVersion",
        "system.multicall",
        "GET /ok.html",
        "GET /readyz",
        "HEAD /metrics"
      })
  void whoFloodsMayStillAskHowThingsAreAndThatIsBoundedToo(String method) {
    var requests = requests(1, none(), OptionalInt.of(2));
    for (var flood : List.of("GET /", "unknown", "supervisor.tailProcessStdoutLog", "x.start"))
      requests.admit(JOE, flood);
    assertFalse(admitted(requests.admit(JOE, "GET /logfile/")));
    assertTrue(admitted(requests.admit(JOE, method)));
    assertTrue(admitted(requests.admit(JOE, method)));
    assertFalse(admitted(requests.admit(JOE, method)));
  }

  @Test
  void aClientMayHaveSoManyCallsUnderWayAndStillAsksHowThingsAre() {
    var settings = new Settings(1, none(), none(), OptionalInt.of(2));
    var requests = new Requests(settings, new Requests.Means(clock::get, slow::add, each::add));
    var one = assertInstanceOf(Verdict.Pass.class, requests.admit(JOE, "s.startProcess"));
    assertTrue(admitted(requests.admit(JOE, "GET /")));
    var refusal = refusal(requests.admit(JOE, "s.startProcess"));
    assertEquals(
        "too many calls: joe from 127.0.0.1 waits for the answers to 2 already; try again in 1 s",
        refusal.text());
    for (var free : List.of("s.getState", "system.multicall", "GET /ok.html", "GET /events"))
      for (int i = 0; i < 9; i++) assertTrue(admitted(requests.admit(JOE, free)), free);
    assertTrue(admitted(requests.admit(ANN, "s.startProcess")), "another client");
    one.close();
    assertTrue(admitted(requests.admit(JOE, "s.startProcess")));
    assertFalse(admitted(requests.admit(JOE, "s.startProcess")));
  }

  @Test
  void slowCallsAreSaidAFewASecondAndTheRestIsCounted() {
    var requests = requests(1, OptionalInt.of(100), none());
    requests.add(call(JOE, "quick", 100, Call.OK));
    requests.add(call(JOE, "GET /logtail/", 100_000, Call.OK));
    assertEquals(List.of(), slow);
    for (int i = 0; i < 9; i++) requests.add(call(JOE, "m", 101, "fault 10"));
    assertEquals(Requests.MOST_LINES, slow.size());
    assertEquals(
        "slow call: m by joe from 127.0.0.1 took 101.000 ms (arguments 000000a1, fault 10)",
        slow.getFirst());
    clock.addAndGet(SECOND);
    requests.add(call(JOE, "m", 101, Call.OK));
    assertTrue(slow.getLast().endsWith("; 4 other slow calls were not said before it"));
  }

  @Test
  void noNameBreaksALineOrObeysATerminal() {
    var evil = new Client("joe\n\u001b[2J", "a\r\" x\u202e");
    var call = new Call(1, evil, "m\nm", -1, 1, 2, "ok\u0085");
    for (var line : List.of(CallText.line(call), CallText.slow(call))) {
      assertEquals(1, line.lines().count(), line);
      assertFalse(line.chars().anyMatch(c -> c < 32 || c == 0x202e || c == 0x85), line);
    }
    assertTrue(CallText.line(call).contains("peer=\"a\uFFFD\\\" x\uFFFD\" "), CallText.line(call));
    var plain = new Call(1, ANN, "s.m", 0xfeL, 1_500_000, 2, "fault 10");
    assertEquals(
        "user=ann peer=\"account ann\" method=s.m args=000000fe ms=1.500 bytes=2"
            + " result=\"fault 10\"",
        CallText.line(plain));
  }

  @Test
  void whoComesTooOftenIsToldApartFromOtherFaults() {
    var requests = requests(1, none(), OptionalInt.of(1));
    requests.admit(JOE, "m");
    var refusal = refusal(requests.admit(JOE, "m"));
    assertEquals(Call.REFUSED, Requests.result(Fault.of(FaultCode.FAILED, refusal.text())));
    assertEquals("fault 30", Requests.result(Fault.of(FaultCode.FAILED, "too many calls")));
  }

  @Test
  void rowsAreSumsInTheOrderThatIsWanted() {
    var calls =
        List.of(
            call(JOE, "often", 1, Call.OK),
            call(JOE, "often", 3, "fault 10"),
            call(ANN, "often", 2, Call.REFUSED),
            call(ANN, "long", 500, Call.OK),
            call(ANN, "GET /events", 900, Call.OK));
    var often = new Top.Row("often", 3, 1, 1, 6_000_000, 3_000_000, 30);
    var far = new Top.Row("long", 1, 0, 0, 500_000_000, 500_000_000, 10);
    assertEquals(List.of(often, far), Top.of(calls, Call::method, Top.By.COUNT, 2));
    assertEquals(List.of(far, often), Top.of(calls, Call::method, Top.By.TIME, 2));
    var clients = Top.of(calls, call -> call.client().user(), Top.By.TIME, 9);
    assertEquals(List.of("ann", "joe"), clients.stream().map(Top.Row::name).toList());
    assertEquals(List.of(), Top.of(List.of(), Call::method, Top.By.TIME, 9));
  }

  @Test
  void equalArgumentsHashTheSameWithinOneDaemonOnly() {
    var requests = requests(1, none(), none());
    List<Object> one = List.of("a", Map.of("x", 1, "y", List.of(true)), new byte[] {1});
    List<Object> same = List.of("a", Map.of("y", List.of(true), "x", 1), new byte[] {1});
    assertEquals(requests.hash(one), requests.hash(same));
    assertNotEquals(requests.hash(one), requests(1, none(), none()).hash(one));
    var different =
        IntStream.range(0, 100).mapToLong(i -> requests.hash(List.of("a", i))).distinct().count();
    assertEquals(100, different);
    assertNotEquals(requests.hash(List.of("ab", "c")), requests.hash(List.of("a", "bc")));
    assertTrue(requests.hash(List.of()) < 0);
    assertTrue(requests.hash(List.of("x")) >= 0);
  }

  private static long take(Clients clients, Client client, long now) {
    return clients.of(client, now).lanes().get(Lane.OTHER).take(now);
  }

  @Test
  void clientsWithoutEndTakeNoMemoryWithoutEndAndTheOldOnesKeepTheirs() {
    var clients = new Clients(1, 0);
    assertEquals(0, take(clients, JOE, 0));
    for (int i = 0; i < 3 * Clients.MOST; i++) take(clients, new Client("x" + i, ""), 1);
    assertEquals(Clients.MOST + 1, clients.size());
    assertTrue(take(clients, new Client("one more", ""), 1) > 0, "what is left is shared");
    assertEquals(0, take(clients, JOE, SECOND));
    assertEquals(0, take(clients, new Client("new", ""), 10 * SECOND));
    assertTrue(clients.size() < 10, "who calls no more is forgotten");
  }

  @Test
  void manyThreadsGetNoMoreThanOneMayHave() throws InterruptedException {
    var requests = requests(50, none(), OptionalInt.of(500));
    var admitted = new AtomicLong();
    var threads =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      for (int i = 0; i < 1000; i++)
                        if (admitted(requests.admit(JOE, "m"))) admitted.incrementAndGet();
                    }))
            .toList();
    for (var thread : threads) thread.join();
    assertEquals(500, admitted.get());
    assertEquals(OptionalLong.of(7500), requests.refused());
  }
}
