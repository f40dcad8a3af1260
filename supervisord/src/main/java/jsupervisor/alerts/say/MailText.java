package jsupervisor.alerts.say;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jsupervisor.config.alert.Mail;

/** Messages as mail (RFC 5322, MIME). No name can become a header, as none has a line end. */
public final class MailText {
  /** So that a line with an encoded word has 76 characters at most (RFC 2047, section 2). */
  private static final int WORD_BYTES = 39;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private MailText() {}

  /**
   * A mail with its headers, lines ended by LF as sendmail wants it.
   *
   * @param nowMillis wall time
   */
  public static String of(Mail mail, Message message, long nowMillis, ZoneId zone) {
    var lines = new ArrayList<String>();
    lines.add("To: " + String.join(",\n ", mail.to()));
    mail.from().ifPresent(from -> lines.add("From: " + from));
    var severity = message.test() ? "" : message.severity().word().toUpperCase(Locale.ROOT) + " ";
    lines.add("Subject: " + header(severity + message.title()));
    lines.add("Date: " + DATE.format(Instant.ofEpochMilli(nowMillis).atZone(zone)));
    lines.add("Auto-Submitted: auto-generated"); // RFC 3834: nobody on holiday answers
    lines.add("MIME-Version: 1.0");
    lines.add("Content-Type: text/plain; charset=utf-8");
    lines.add("Content-Transfer-Encoding: base64");
    lines.add("");
    var body = String.join("\r\n", message.lines(zone)) + "\r\n\r\n-- \r\n" + signature(message);
    var encoder = Base64.getMimeEncoder(76, new byte[] {'\n'});
    lines.add(encoder.encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    return String.join("\n", lines) + "\n";
  }

  private static String signature(Message message) {
    var sender = message.sender();
    return "alert "
        + sender.alert()
        + " of "
        + Message.name(sender.identifier())
        + " at "
        + Message.name(sender.host())
        + "\r\n";
  }

  /** Plain letters as they are, anything else as encoded words, folded. */
  static String header(String text) {
    boolean plain = text.length() <= 70 && !text.contains("=?");
    if (plain && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) return text;
    return String.join("\n ", words(text).stream().map(MailText::word).toList());
  }

  /** Pieces of whole characters. */
  private static List<String> words(String text) {
    var all = new ArrayList<String>();
    var piece = new StringBuilder();
    int bytes = 0;
    for (int point : text.codePoints().toArray()) {
      var one = Character.toString(point);
      int more = one.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > WORD_BYTES) {
        all.add(piece.toString());
        piece.setLength(0);
        bytes = 0;
      }
      piece.append(one);
      bytes += more;
    }
    all.add(piece.toString());
    return all;
  }

  private static String word(String piece) {
    var bytes = piece.getBytes(StandardCharsets.UTF_8);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
