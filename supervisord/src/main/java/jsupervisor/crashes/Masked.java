package jsupervisor.crashes;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.config.Secrets;

/** Lines of logs as they may be kept: programs write passwords there. Pure. */
final class Masked {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String KEY = "PRIVATE KEY-----";

  private Masked() {}

  /** As many lines as there were; a private key is hidden up to its end. */
  static List<String> lines(List<String> lines) {
    var all = new ArrayList<String>();
    boolean key = false;
    for (var line : lines) {
      all.add(key ? Secrets.MASK : line(line));
      key = key ? !line.contains(END) : begins(line);
    }
    return all;
  }

  private static boolean begins(String line) {
    int at = line.indexOf(BEGIN);
    return at >= 0 && line.indexOf(KEY, at) >= 0 && !line.contains(END);
  }

  static String line(String line) {
    return Secrets.inText(line);
  }
}
