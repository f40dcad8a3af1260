package jsupervisor.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Targets for Jazzer. The build tries the kept inputs under src/test/resources only; with
 * JAZZER_FUZZ=1 in the environment Jazzer looks for new ones.
 */
class ConfigFuzzTest {

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @FuzzTest(maxDuration = "60s")
  void ini(byte[] bytes) {
    Readers.ini(text(bytes));
  }

  @FuzzTest(maxDuration = "60s")
  void expansion(byte[] bytes) {
    Readers.expansion(text(bytes));
  }

  @FuzzTest(maxDuration = "60s")
  void environment(byte[] bytes) {
    Readers.environment(text(bytes));
  }

  @FuzzTest(maxDuration = "60s")
  void command(byte[] bytes) {
    Readers.command(text(bytes));
  }

  @FuzzTest(maxDuration = "60s")
  void byteSize(byte[] bytes) {
    Readers.byteSize(text(bytes));
  }
}
