package jsupervisor.http.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Targets for Jazzer: what browsers are made to send. As with {@code ConfigFuzzTest}, the build
 * tries the kept inputs only.
 */
class GateFuzzTest {
  private static final HostNames NAMES = HostNames.of(false, "venus", List.of("sup.example.org"));
  private static final Gate GATE = new Gate(new Token("0123456789abcdef0123456789abcdef"));

  /** No name of somebody else is taken for ours, whatever stands around it. */
  @FuzzTest(maxDuration = "60s")
  void host(byte[] bytes) {
    var host = new String(bytes, StandardCharsets.UTF_8);
    if (!NAMES.admit(host)) return;
    var name = host.strip().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", "");
    boolean ours = List.of("venus", "localhost", "sup.example.org").contains(bare(name));
    boolean numeric = name.matches("(?s)[0-9a-f:.\\[\\]%_z-]*|\\[[0-9a-f:.]*%.*]\\.?");
    assertTrue(ours || bare(name).endsWith(".localhost") || numeric, host);
  }

  private static String bare(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Optional<String> maybe(FuzzedDataProvider data) {
    return data.consumeBoolean() ? Optional.of(data.consumeString(30)) : Optional.empty();
  }

  /** What a page of another site sends changes nothing, whatever else it manages to send. */
  @FuzzTest(maxDuration = "60s")
  void foreign(FuzzedDataProvider data) {
    var visitor =
        new Visitor(
            data.pickValue(List.of("venus:9001", "10.0.0.1:9001", "localhost:9001")),
            Optional.empty(),
            // no browser sends an origin with a path, which might be all that is foreign here
            Optional.of("http://" + data.consumeString(20).replace("/", "") + ".evil.example"),
            maybe(data),
            data.consumeBoolean() ? Optional.of("cross-site") : Optional.empty(),
            maybe(data),
            maybe(data),
            NAMES);
    boolean post = data.consumeBoolean();
    assertTrue(GATE.change(visitor, post, data.consumeRemainingAsString()).isPresent());
    assertTrue(!post || Gate.enter(visitor, post).isPresent());
  }
}
