package jsupervisor.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.terms.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireCodecTest {
  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Call read(String text) throws Exception {
    return WireCodec.readCall(stream(text), Limits.REQUEST);
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("name", "wörker 🚀 <&>");
    struct.put("up", true);
    struct.put("pid", 4711);
    struct.put("load", 0.5);
    struct.put("codes", List.of(0, 2));
    var call = new Call("supervisor.x", List.of("a", struct, List.of()));
    assertEquals(
        call, WireCodec.readCall(new ByteArrayInputStream(WireCodec.call(call)), Limits.REQUEST));
    assertEquals(
        struct,
        WireCodec.readResponse(
            new ByteArrayInputStream(WireCodec.response(struct).bytes()), Limits.ANSWERS));
  }

  @Test
  void aFaultIsThrownByItsReader() {
    var bytes = WireCodec.fault(10, "BAD_NAME: x").bytes();
    var fault =
        assertThrows(
            Fault.class,
            () -> WireCodec.readResponse(new ByteArrayInputStream(bytes), Limits.ANSWERS));
    assertEquals(10, fault.code());
    assertEquals("BAD_NAME: x", fault.text());
  }

  @Test
  void everyTypeOfTheSpecificationIsUnderstood() throws Exception {
    var call =
        read(
            "<methodCall><methodName>m</methodName><params>"
                + "<param><value>plain</value></param><param><value><i4>-7</i4></value></param>"
                + "<param><value><double>1.5</double></value></param>"
                + "<param><value><base64>aMOp</base64></value></param>"
                + "<param><value><nil/></value></param></params></methodCall>");
    assertEquals(Arrays.asList("plain", -7, 1.5, "hé", null), call.params());
  }

  @Test
  void aCallWithoutParamsHasNone() throws Exception {
    assertEquals(
        new Call("m", List.of()), read("<methodCall><methodName>m</methodName></methodCall>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<methodCall>",
        "<a/>",
        "<!DOCTYPE x [<!ENTITY e 'v'>]><methodCall><methodName>&e;</methodName></methodCall>",
        "<methodCall><methodName>m</methodName><params><param><value><int>x</int></value></param>"
            + "</params></methodCall>"
      })
  void whatIsNoCallIsRefused(String text) {
    assertThrows(WireException.class, () -> read(text));
  }

  @Test
  void depthAndSizeAreBounded() {
    var deep = "<value><array><data>".repeat(100);
    assertThrows(
        WireException.class,
        () -> read("<methodCall><methodName>m</methodName><params><param>" + deep));
    var tiny = new Limits(10, 64, 100);
    assertThrows(
        WireException.class, () -> WireCodec.readCall(stream("<methodCall></methodCall>"), tiny));
  }

  @Test
  void pythonReadsEveryCharacter() throws Exception {
    var all = new StringBuilder("🚀 é");
    for (char c = 0; c < 0x30; c++) all.append(c);
    all.append('\uD800').append('\uFFFE');
    var python =
        new ProcessBuilder(
                "/usr/bin/python3",
                "-c",
                "import sys, xmlrpc.client as x;"
                    + "v = x.loads(sys.stdin.buffer.read())[0][0];"
                    + "sys.stdout.buffer.write(x.dumps((v['t'],), 'm').encode())")
            .redirectErrorStream(true)
            .start();
    try (var to = python.getOutputStream()) {
      to.write(WireCodec.response(Map.of("t", all.toString())).bytes());
    }
    var back = WireCodec.readCall(python.getInputStream(), Limits.REQUEST);
    var text = (String) back.params().getFirst();
    assertTrue(text.startsWith("🚀 é\uFFFD"), text);
    assertEquals(all.length(), text.length());
    assertEquals(0, python.waitFor());
  }
}
