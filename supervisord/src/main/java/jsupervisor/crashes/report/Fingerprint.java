package jsupervisor.crashes.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jsupervisor.terms.ProcessName;

/**
 * What makes two ends the same: who ended, how, and the stack trace or the last line of standard
 * error, whatever numbers are in them. Pure.
 *
 * @param id 12 hexadecimal digits
 * @param what the message of the stack trace, or that line; empty = there is neither
 */
public record Fingerprint(String id, String what) {
  private static final int MOST_FRAMES = 32;
  private static final int LONGEST = 200;
  private static final int DIGITS = 12;

  /** Addresses, hashes and all other numbers: they are others each time. */
  private static final Pattern NUMBER =
      Pattern.compile("\\b(?=[a-fA-F]*[0-9])[0-9a-fA-F]{8,}\\b|0x[0-9a-fA-F]+|[0-9]+");

  /**
   * Of one end.
   *
   * @param stdout its last lines; more than are kept are of use
   * @param stderr likewise
   */
  public static Fingerprint of(ProcessName process, Kind kind, LogEnd stdout, LogEnd stderr) {
    var parts = new ArrayList<>(List.of(process.group(), alike(process.process()), kind.words()));
    var trace = Trace.last(stderr.lines()).or(() -> Trace.last(stdout.lines()));
    if (trace.isPresent()) {
      parts.add(alike(kind(trace.get().what())));
      trace.get().frames().stream().limit(MOST_FRAMES).map(Fingerprint::alike).forEach(parts::add);
      return new Fingerprint(hash(parts), shortened(trace.get().what().strip()));
    }
    var line = lastLine(stderr).orElse("");
    parts.add(alike(line));
    return new Fingerprint(hash(parts), shortened(line.strip()));
  }

  private static Optional<String> lastLine(LogEnd end) {
    return end.lines().reversed().stream().filter(line -> !line.isBlank()).findFirst();
  }

  /** Of {@code java.io.IOException: no file 7} the part that is the same each time. */
  private static String kind(String message) {
    int colon = message.indexOf(':');
    return colon < 0 ? message : message.substring(0, colon);
  }

  /** A text without what differs between two of the same kind. */
  static String alike(String text) {
    return NUMBER.matcher(shortened(text)).replaceAll("#");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** A short name for all that some texts say: SHA-256 of each behind its length, cut. */
  public static String hash(List<String> texts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var text : texts) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
