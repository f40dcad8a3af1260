package jsupervisor.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @Test
  void theNameOfAProgramMayHoldAnything() {
    var stat =
        "42 (a) R 1 (b)) S 1 42 42 0 -1 4194560 110 0 0 0 7 5 0 0 20 0 3 0 123456 1000 321"
            + " 18446744073709551615 1 1 0 0 0";
    assertEquals(Optional.of(new Usage(1, 123_456, 12, 3, 321)), Usage.parse(stat));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "42 (x)",
        "42 (x) S 1 2 3",
        "42 (a) R 1 42 42 0 -1 4194560 110 0 0 0 7 5 0 0 20 0 3 0 123456 1000",
        "42 (x) S a b c d e f g h i j k l m n o p q r s t u v"
      })
  void whatIsNoProcessIsNone(String stat) {
    assertEquals(Optional.empty(), Usage.parse(stat));
  }

  @Test
  void thisProcessUsesSomething() {
    int self = (int) ProcessHandle.current().pid();
    var usage = Usage.of(self, new KernelText()).orElseThrow();
    assertTrue(usage.cpuSeconds() > 0 && usage.residentBytes() > 1 << 20 && usage.born() > 0);
    assertTrue(usage.threads() > 1);
    assertTrue(Descriptors.of(self).orElseThrow() > 2);
    assertEquals(Optional.empty(), Usage.of(-1, new KernelText()));
    assertEquals(OptionalInt.empty(), Descriptors.of(-1));
  }

  @Test
  void whereTheKernelDoesNotSayHowManyFilesAreOpenTheyAreCounted(@TempDir Path folder)
      throws IOException {
    for (int i = 0; i < 5; i++) Files.createFile(folder.resolve("" + i));
    assertEquals(5, Descriptors.counted(folder));
  }

  @Test
  void theKernelSaysHowLargeAPageIs() {
    var auxv = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    auxv.putLong(16).putLong(7).putLong(6).putLong(65536).putLong(0).putLong(0);
    assertEquals(65536, Usage.pageSize(auxv.array()));
    assertEquals(4096, Usage.pageSize(new byte[17]));
    assertTrue(Usage.PAGE >= 4096);
  }
}
