package jsupervisor.probes.uptime;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jsupervisor.frame.Envelope;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;
import jsupervisor.terms.ProcessName;

/** Histories as bytes. Most hours are like the one before: equal ones are written once. */
final class HistoryCodec {
  private static final int VERSION = 1;

  private HistoryCodec() {}

  static byte[] encode(Map<ProcessName, History> all) {
    return Envelope.seal(
        VERSION,
        FrameWriter.bytes(out ->
            out.list(
                all.entrySet(),
                each -> out.inner(frame -> write(frame, each.getKey(), each.getValue())))));
  }

  private static void write(FrameWriter out, ProcessName name, History history) throws IOException {
    out.text(name.group());
    out.text(name.process());
    out.writeLong(history.seenMillis());
    out.writeLong(history.run());
    out.writeBoolean(history.up());
    out.text(history.health());
    out.writeLong(history.sinceMillis());
    out.writeBoolean(history.restarting());
    write(out, history.hours());
  }

  private static void write(FrameWriter out, Hours hours) throws IOException {
    out.writeLong(hours.first());
    out.writeLong(hours.last());
    int equal = 1;
    for (int back = 0; back < Hours.KEPT; back++, equal++) {
      int millis = hours.in(hours.last() - back);
      boolean end = back == Hours.KEPT - 1;
      if (!end && hours.in(hours.last() - back - 1) == millis) continue;
      out.writeInt(equal);
      out.writeInt(millis);
      equal = 0;
    }
  }

  /** Empty when they are damaged, or of another version. */
  static Optional<Map<ProcessName, History>> decode(byte[] bytes, int largest) {
    var body = Envelope.open(bytes, largest, version -> version == VERSION);
    if (body.isEmpty()) return Optional.empty();
    try {
      var in = FrameReader.of(body.get());
      var all = new LinkedHashMap<ProcessName, History>();
      in.list(() -> {
        var frame = in.inner();
        return all.put(new ProcessName(frame.text(), frame.text()), history(frame));
      });
      return Optional.of(all);
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static History history(FrameReader in) throws IOException {
    long seen = in.readLong();
    long run = in.readLong();
    boolean up = in.readBoolean();
    var health = in.text();
    long since = in.readLong();
    boolean restarting = in.readBoolean();
    return new History(hours(in), seen, run, up, health, since, restarting);
  }

  private static Hours hours(FrameReader in) throws IOException {
    var hours = new Hours(in.readLong());
    long last = in.readLong();
    var millis = new int[Hours.KEPT];
    for (int back = 0; back < Hours.KEPT; ) {
      int equal = in.readInt();
      int value = in.readInt();
      if (equal < 1 || equal > Hours.KEPT - back) throw new IOException("no count: " + equal);
      while (equal-- > 0) millis[back++] = value;
    }
    hours.restore(last, millis);
    return hours;
  }
}
