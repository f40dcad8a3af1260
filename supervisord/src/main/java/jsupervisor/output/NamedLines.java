package jsupervisor.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Output as whole lines, each behind the name of its process: {@code web_00 | text}. What has come
 * of a line waits for the rest of it; a line that does not fit is cut into several. Output thread
 * only.
 */
final class NamedLines {
  /**
   * Bytes of a line with name and end: what a pipe takes without bytes of others in between
   * (PIPE_BUF, pipe(7)).
   */
  static final int MOST = 4096;

  /** Bytes that a name may take of it. */
  private static final int LONGEST_NAME = 256;

  private final byte[] line = new byte[MOST];
  private final int name;
  private int used;

  NamedLines(String process) {
    var bytes = process.getBytes(StandardCharsets.UTF_8);
    int shown = Math.min(bytes.length, LONGEST_NAME);
    System.arraycopy(bytes, 0, line, 0, shown);
    System.arraycopy(new byte[] {' ', '|', ' '}, 0, line, shown, 3);
    name = shown + 3;
    used = name;
  }

  /** Adds output; gives all lines that are whole now. */
  byte[] take(byte[] bytes, int length) {
    var whole = new ByteArrayOutputStream(length + MOST);
    for (int from = 0; from < length; ) {
      int end = from;
      while (end < length && bytes[end] != '\n') end++;
      add(bytes, from, end, whole);
      if (end < length) finish(whole);
      from = end + 1;
    }
    return whole.toByteArray();
  }

  /** Nothing more comes: a line that was begun is whole, too. */
  byte[] end() {
    var whole = new ByteArrayOutputStream();
    if (used > name) finish(whole);
    return whole.toByteArray();
  }

  private void add(byte[] bytes, int from, int end, ByteArrayOutputStream whole) {
    for (int at = from; at < end; ) {
      if (used == MOST - 1) cut(whole);
      int count = Math.min(end - at, MOST - 1 - used);
      System.arraycopy(bytes, at, line, used, count);
      used += count;
      at += count;
    }
  }

  private void finish(ByteArrayOutputStream whole) {
    line[used] = '\n';
    whole.write(line, 0, used + 1);
    used = name;
  }

  private void cut(ByteArrayOutputStream whole) {
    int at = used - WholeCharacters.begun(Arrays.copyOf(line, used));
    var rest = Arrays.copyOfRange(line, at, used);
    used = at;
    finish(whole);
    System.arraycopy(rest, 0, line, used, rest.length);
    used += rest.length;
  }
}
