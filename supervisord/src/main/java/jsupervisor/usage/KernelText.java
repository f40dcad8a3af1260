package jsupervisor.usage;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads small files of proc(5), again and again into the same memory: a thousand of them a second
 * shall leave little garbage. One thread.
 */
final class KernelText {
  private static final int MOST = 1 << 16;

  private byte[] bytes = new byte[1024];

  /**
   * What is there now, 64 KiB of it at most.
   *
   * @param file absolute path
   * @throws IOException when it cannot be read, as when there is no such process any more
   */
  String of(String file) throws IOException {
    int length = 0;
    try (var in = new FileInputStream(file)) {
      for (int got; (got = in.read(bytes, length, bytes.length - length)) > 0; ) {
        length += got;
        if (length == MOST) break;
        if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
      }
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
