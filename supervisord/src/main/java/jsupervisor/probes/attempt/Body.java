package jsupervisor.probes.attempt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The beginning of an answer, and whether what is wanted is found in it. What somebody else says is
 * bounded in size, and looking through it in steps (java.util.regex backtracks).
 */
final class Body {
  /** So much of an answer is read. */
  static final int MOST = 64 << 10;

  private static final int STEPS = 5_000_000;
  private static final int CHUNK = 8 << 10;

  private final Optional<Pattern> wanted;
  private final long end;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  /**
   * @param pattern what is looked for
   * @param timeout from now on; whoever sends a byte now and then is not read for ever
   */
  Body(Optional<String> pattern, Duration timeout) {
    wanted = pattern.map(Pattern::compile);
    end = System.nanoTime() + timeout.toNanos();
  }

  /** Whether nothing in particular must be in it. */
  boolean any() {
    return wanted.isEmpty();
  }

  /**
   * Reads until it is found, or there is no more.
   *
   * @return whether it is there
   */
  boolean find(InputStream in) throws IOException {
    if (any()) return true;
    var chunk = new byte[CHUNK];
    while (read.size() < MOST && System.nanoTime() - end < 0) {
      int more = in.read(chunk, 0, Math.min(CHUNK, MOST - read.size()));
      if (more < 0) return false;
      read.write(chunk, 0, more);
      if (in(read.toString(StandardCharsets.UTF_8))) return true;
    }
    return false;
  }

  /** Whether it is in a text. */
  boolean in(String text) {
    if (any()) return true;
    try {
      return wanted.get().matcher(new Stepped(text, new int[] {STEPS})).find();
    } catch (TooMany | StackOverflowError _) { // the latter by the expression's own recursion
      return false;
    }
  }

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many steps", null, false, false);
    }
  }

  /** A text that may be looked at so often. */
  private record Stepped(String text, int[] left) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) throw new TooMany();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
