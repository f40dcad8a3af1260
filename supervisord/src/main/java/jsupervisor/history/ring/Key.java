package jsupervisor.history.ring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import jsupervisor.terms.ProcessName;

/**
 * What a process's file is called: names of groups and processes may hold anything, and be of any
 * length.
 *
 * @param text 32 hexadecimal digits
 */
record Key(String text) {
  static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Of a process. */
  static Key of(ProcessName name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var group = name.group().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, group.length));
      digest.update(group);
      var sum = digest.digest(name.process().getBytes(StandardCharsets.UTF_8));
      return new Key(HexFormat.of().formatHex(sum, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Whether a file may be called so. */
  static boolean possible(String name) {
    return FORM.matcher(name).matches();
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(text);
  }

  /** Whether it stands there. */
  boolean at(ByteBuffer buffer, int from) {
    var there = new byte[BYTES];
    buffer.get(from, there);
    return Arrays.equals(there, bytes());
  }
}
