package jsupervisor.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.Fault;
import org.junit.jupiter.api.Test;

/** Many calls in one, and what they may bring together. */
class MulticallTest {
  private static final int MIB = 1 << 20;

  private int made;

  /** Nobody is asked anything here. */
  private static final class Silent implements Asker {
    @Override
    public <T> T ask(Ask<T> question) {
      throw new AssertionError(question);
    }
  }

  private RpcTable table() {
    var table = new RpcTable(List.of("supervisor"), new Silent());
    table.add(
        "big",
        List.of(
            new RpcMethod(
                "text",
                "Makes 3 MiB in memory.",
                "string",
                List.of(),
                (_, _) -> {
                  made++;
                  return "é".repeat(3 * MIB / 2);
                })));
    return table;
  }

  private static Map<String, Object> call(String name) {
    return Map.of("methodName", name, "params", List.of());
  }

  @Test
  void whatIsOverTheBudgetIsAFaultAndNoOtherCallIsMade() {
    var calls = Collections.nCopies(40, call("big.text"));
    var results = (List<?>) table().call("system.multicall", List.of(calls));
    assertEquals(40, results.size());
    assertTrue(results.get(9) instanceof String);
    var fault = (Map<?, ?>) results.get(10);
    assertEquals(30, fault.get("faultCode"));
    assertTrue(fault.get("faultString").toString().contains("over 32 MiB"), fault::toString);
    assertEquals(fault, results.get(39));
    assertEquals(11, made);
  }

  @Test
  void smallResultsAreNotCountedOut() {
    var calls = Collections.nCopies(10_000, call("none.such"));
    var results = (List<?>) table().call("system.multicall", List.of(calls));
    assertEquals(1, results.stream().distinct().count());
    assertEquals(1, ((Map<?, ?>) results.getFirst()).get("faultCode"));
  }

  /** Another caller's turn comes when the first one's answer has been used, not when it is made. */
  @Test
  void largeAnswersAreUsedOneAtATime() throws Exception {
    var turn = new Turn(Duration.ofSeconds(60));
    var has = new CountDownLatch(1);
    var order = Collections.synchronizedList(new ArrayList<String>());
    var second =
        CompletableFuture.runAsync(
            () ->
                turn.around(
                    () -> {
                      uninterrupted(has);
                      turn.take();
                      order.add("second");
                    }));
    turn.around(
        () -> {
          turn.take();
          has.countDown();
          turn.around(turn::take);
          assertFalse(second.isDone());
          order.add("first");
        });
    second.get();
    assertEquals(List.of("first", "second"), order);
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoWaitsTooLongIsToldSo() throws Exception {
    var turn = new Turn(Duration.ofMillis(10));
    turn.around(
        () -> {
          turn.take();
          CompletableFuture.runAsync(() -> assertThrows(Fault.class, turn::take)).join();
        });
  }
}
