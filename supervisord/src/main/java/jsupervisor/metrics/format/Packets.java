package jsupervisor.metrics.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines put together to pieces that travel as one; pure. */
public final class Packets {
  private Packets() {}

  /**
   * What travels as one.
   *
   * @param bytes ASCII
   * @param values how many figures there are in it
   */
  public record Packet(byte[] bytes, int values) {}

  /**
   * As many lines in each as there is room for, in order.
   *
   * @param between what stands between two lines
   * @param most bytes of a piece; a longer line goes alone
   */
  public static List<Packet> of(List<String> lines, String between, int most) {
    var packets = new ArrayList<Packet>();
    var text = new StringBuilder();
    int values = 0;
    for (var line : lines) {
      if (values > 0 && text.length() + between.length() + line.length() > most) {
        packets.add(packet(text, values));
        text.setLength(0);
        values = 0;
      }
      if (values++ > 0) text.append(between);
      text.append(line);
    }
    if (values > 0) packets.add(packet(text, values));
    return packets;
  }

  private static Packet packet(StringBuilder text, int values) {
    return new Packet(text.toString().getBytes(StandardCharsets.US_ASCII), values);
  }
}
