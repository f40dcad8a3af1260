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
    return new String(bytes, 0, read(file), StandardCharsets.ISO_8859_1);
  }

  /**
   * The number behind the word that begins a line, as in "oom_kill 3"; no text is made of the file.
   *
   * @throws IOException when it cannot be read
   * @throws NumberFormatException when there is no such line, or no number in it
   */
  long number(String file, String word) throws IOException {
    var wanted = (word + " ").getBytes(StandardCharsets.ISO_8859_1);
    int length = read(file);
    for (int at = 0; at < length; at = nextLine(at, length)) {
      int end = at + wanted.length;
      if (end <= length && Arrays.equals(bytes, at, end, wanted, 0, wanted.length)) {
        int last = nextLine(end, length) - 1;
        return Long.parseLong(new String(bytes, end, last - end, StandardCharsets.ISO_8859_1));
      }
    }
    throw new NumberFormatException("no " + word);
  }

  private int nextLine(int at, int length) {
    int here = at;
    while (here < length && bytes[here] != '\n') here++;
    return here + 1;
  }

  private int read(String file) throws IOException {
    int length = 0;
    try (var in = new FileInputStream(file)) {
      for (int got; (got = in.read(bytes, length, bytes.length - length)) > 0; ) {
        length += got;
        if (length == MOST) break;
        if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
      }
    }
    return length;
  }
}
