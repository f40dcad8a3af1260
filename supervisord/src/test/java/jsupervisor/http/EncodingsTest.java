package jsupervisor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jsupervisor.rpc.Shared;
import jsupervisor.wire.Body;
import jsupervisor.wire.WireCodec;
import org.junit.jupiter.api.Test;

class EncodingsTest {
  private static final List<Object> NUMBERS =
      IntStream.range(0, 5_000).<Object>mapToObj(number -> number).toList();
  private static final Shared LONG = new Shared(NUMBERS);

  private final Encodings encodings = new Encodings();

  @Test
  void aListIsEncodedOnceForAllWhoAskTogether() throws InterruptedException, ExecutionException {
    Set<Body> bodies = Collections.newSetFromMap(new IdentityHashMap<>());
    var go = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 16)
              .mapToObj(_ ->
                  callers.submit(() -> {
                    go.await();
                    return encodings.of(LONG);
                  }))
              .toList();
      go.countDown();
      for (var answer : answers) bodies.add(answer.get());
    }
    assertEquals(1, bodies.size());
    assertEquals(text(WireCodec.response(LONG)), text(bodies.iterator().next()));
  }

  @Test
  void anEqualListThatIsAnotherIsEncodedAnew() {
    var first = encodings.of(LONG);
    assertSame(first, encodings.of(LONG));
    assertNotSame(first, encodings.of(new Shared(NUMBERS)));
  }

  @Test
  void whatIsShortTakesNoPlace() {
    var first = encodings.of(LONG);
    assertEquals(text(WireCodec.response("x")), text(encodings.of("x")));
    assertSame(first, encodings.of(LONG));
  }

  @Test
  void whatIsMadeForOneCallerTakesNoPlace() {
    var first = encodings.of(LONG);
    var alone = encodings.of(NUMBERS);
    assertEquals(text(first), text(alone));
    assertNotSame(alone, encodings.of(NUMBERS));
    assertSame(first, encodings.of(LONG));
  }

  private static String text(Body body) {
    return new String(body.bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
