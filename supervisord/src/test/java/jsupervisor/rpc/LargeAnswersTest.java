package jsupervisor.rpc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Scripted;
import jsupervisor.plugin.rpc.RpcMethod;
import org.junit.jupiter.api.Test;

/** What is made for one caller is not made for another while the first still has his. */
class LargeAnswersTest {
  private final Asker scripted = new Scripted();
  private final CountDownLatch both = new CountDownLatch(2);
  private Optional<Object> source = Optional.empty();

  private final RpcTable table = table();

  private RpcTable table() {
    var table = new RpcTable(List.of("supervisor"), new Counting(), this::given);
    var parameter = new RpcMethod.Parameter("string", "name", "of whom");
    var health =
        new RpcMethod("getHealth", "Tells.", "array", List.of(parameter), (_, _) -> made());
    table.add("jsupervisor", List.of(health));
    return table;
  }

  /** Sees when a list of configurations is made. */
  private final class Counting implements Asker {
    @Override
    public <T> T ask(Ask<T> question) {
      if (question instanceof Ask.ConfigAll) made();
      return scripted.ask(question);
    }
  }

  private Additions.Given given() {
    return new Additions.Given(
        source,
        _ -> {
          made();
          return Map.of();
        });
  }

  private List<Object> made() {
    both.countDown();
    return List.of();
  }

  /** Whether a second caller gets as far as to have something made while the first uses his. */
  private boolean together(String method, List<Object> params, int millis) {
    var second = new CompletableFuture<Void>();
    var seen = new CompletableFuture<Boolean>();
    table.answer(
        method,
        params,
        _ -> {
          Thread.ofVirtual()
              .start(() -> {
                table.answer(method, params, _ -> both.countDown());
                second.complete(null);
              });
          seen.complete(bothCame(millis));
        });
    second.orTimeout(60, TimeUnit.SECONDS).join();
    return seen.join();
  }

  private boolean bothCame(int millis) {
    try {
      return both.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aListOfProcessesThatIsOneCallersOwn() {
    assertFalse(together("supervisor.getAllProcessInfo", List.of(), 500));
  }

  @Test
  void nobodyWaitsForOneThatIsShared() {
    source = Optional.of("all");
    assertTrue(together("supervisor.getAllProcessInfo", List.of(), 60_000));
  }

  @Test
  void configurations() {
    assertFalse(together("supervisor.getAllConfigInfo", List.of(), 500));
  }

  @Test
  void health() {
    assertFalse(together("jsupervisor.getHealth", List.of(""), 500));
  }
}
