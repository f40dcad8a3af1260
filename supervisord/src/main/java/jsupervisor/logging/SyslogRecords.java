package jsupervisor.logging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Records as syslog(3) of the GNU C library writes them (RFC 3164): facility USER, priority INFO,
 * local time, the program's name. What stands in them is not looked at, so that no byte is changed.
 */
final class SyslogRecords {
  /** LOG_USER times 8 and LOG_INFO. */
  private static final String PRIORITY = "<14>";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss ", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private final String ident;

  /**
   * @param ident a name, or a path that ends with it
   */
  SyslogRecords(String ident) {
    this.ident = ident.substring(ident.lastIndexOf('/') + 1);
  }

  /**
   * One for each line.
   *
   * @param millis wall time
   */
  List<byte[]> of(long millis, String before, byte[] text, int length, String after) {
    var stamp = STAMP.format(Instant.ofEpochMilli(millis));
    var head = (PRIORITY + stamp + ident + ": " + before).getBytes(StandardCharsets.UTF_8);
    var tail = after.getBytes(StandardCharsets.UTF_8);
    int end = length;
    while (end > 0 && text[end - 1] == '\n') end--;
    var all = new ArrayList<byte[]>();
    int begin = 0;
    for (int i = 0; i <= end; i++) {
      if (i < end && text[i] != '\n') continue;
      all.add(record(head, text, begin, i, tail));
      begin = i + 1;
    }
    return all;
  }

  private static byte[] record(byte[] head, byte[] text, int from, int to, byte[] tail) {
    var record = new ByteArrayOutputStream(head.length + to - from + tail.length);
    record.writeBytes(head);
    record.write(text, from, to - from);
    record.writeBytes(tail);
    return record.toByteArray();
  }
}
