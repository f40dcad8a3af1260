import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An event listener in Java: it writes what it is told to its standard error. In its section:
 *
 * <pre>
 * command=java Listener.java
 * events=PROCESS_STATE
 * payload_length=bytes
 * </pre>
 */
public final class Listener {
  private static final InputStream IN = new BufferedInputStream(System.in);

  private Listener() {}

  public static void main(String[] words) throws IOException {
    while (true) {
      say("READY\n");
      var line = line();
      if (line.isEmpty()) return;
      var header = header(line);
      var payload = IN.readNBytes(Integer.parseInt(header.get("len")));
      tell(header.get("eventname"), new String(payload, StandardCharsets.UTF_8));
      say("RESULT 2\nOK");
    }
  }

  private static void tell(String event, String payload) {
    var bytes = (event + " " + payload + "\n").getBytes(StandardCharsets.UTF_8);
    System.err.write(bytes, 0, bytes.length);
    System.err.flush();
  }

  private static void say(String text) {
    System.out.print(text);
    System.out.flush();
  }

  /** A line without its end; empty at the end of the input. */
  private static String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = IN.read(); b >= 0 && b != '\n'; b = IN.read()) line.write(b);
    return line.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> header(String line) {
    var header = new HashMap<String, String>();
    for (var token : line.split(" ")) {
      int colon = token.indexOf(':');
      header.put(token.substring(0, colon), token.substring(colon + 1));
    }
    return header;
  }
}
