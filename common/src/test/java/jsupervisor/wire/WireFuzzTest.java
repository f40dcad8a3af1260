package jsupervisor.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import jsupervisor.terms.Fault;

/**
 * Targets for Jazzer: what strangers send as XML-RPC, to the daemon and to the client. The build
 * tries the kept inputs only; {@code bench/fuzz} looks for new ones.
 */
class WireFuzzTest {
  private static final Limits LIMITS = new Limits(1 << 15, 24, 400);

  /** A call or a refusal in words; what was read can be written, and is read as the same. */
  @FuzzTest(maxDuration = "60s")
  void request(byte[] bytes) throws IOException {
    Call call;
    try {
      call = WireCodec.readCall(new ByteArrayInputStream(bytes), LIMITS);
    } catch (WireException e) {
      assertTrue(bytes.length > 0 == !e.getMessage().isEmpty() || bytes.length == 0);
      return;
    }
    assertTrue(Values.count(call.params()) <= LIMITS.elements());
    var again = again(call);
    assertEquals(again, again(again), "what we write is read as what it was");
  }

  private static Call again(Call call) throws IOException {
    try {
      return WireCodec.readCall(new ByteArrayInputStream(WireCodec.call(call)), Limits.REQUEST);
    } catch (WireException e) {
      throw new AssertionError("our own call", e);
    }
  }

  /** A value, a fault, or a refusal in words. */
  @FuzzTest(maxDuration = "60s")
  void answer(byte[] bytes) throws IOException {
    Object value;
    try {
      value = WireCodec.readResponse(new ByteArrayInputStream(bytes), LIMITS);
    } catch (Fault fault) {
      assertEquals(fault.text(), Fault.received(fault.code(), fault.text()).text());
      return;
    } catch (WireException e) {
      return;
    }
    assertTrue(Values.count(value) <= LIMITS.elements());
    var again = again(value);
    assertEquals(again, again(again), "what we write is read as what it was");
  }

  private static Object again(Object value) throws IOException {
    try {
      var bytes = WireCodec.response(value).bytes();
      return WireCodec.readResponse(new ByteArrayInputStream(bytes), Limits.ANSWERS);
    } catch (WireException e) {
      throw new AssertionError("our own answer", e);
    }
  }

  /** Whatever the daemon has to say is read as what it was, but for what XML cannot carry. */
  @FuzzTest(maxDuration = "60s")
  void values(FuzzedDataProvider data) throws IOException {
    var value = Values.any(data, 4);
    assertEquals(Values.carried(value), again(value));
    var call = new Call(data.consumeString(20), Collections.singletonList(Values.any(data, 3)));
    var carried = Values.carried(call.params());
    assertEquals(carried, again(call).params());
  }

  /** The same for faults. */
  @FuzzTest(maxDuration = "60s")
  void faults(FuzzedDataProvider data) throws Exception {
    int code = data.consumeInt();
    var text = data.consumeRemainingAsString();
    var bytes = WireCodec.fault(code, text).bytes();
    try {
      var value = WireCodec.readResponse(new ByteArrayInputStream(bytes), Limits.ANSWERS);
      throw new AssertionError("no fault: " + value);
    } catch (Fault fault) {
      assertEquals(code, fault.code());
      assertEquals(Values.carried(text), fault.text());
    }
  }
}
