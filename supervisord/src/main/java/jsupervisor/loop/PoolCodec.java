package jsupervisor.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.events.Event;
import jsupervisor.events.EventType;
import jsupervisor.events.Posted;

/** The pools' events as bytes, for the journal; the layout is part of {@link Journal#VERSION}. */
final class PoolCodec {
  /** What all events may take; those that find no room do not survive the JVM. */
  static final int ROOM = 512 << 10;

  private PoolCodec() {}

  /**
   * What another JVM has left.
   *
   * @param second of the wall clock when it was written, 0 = never
   * @param pools by name
   */
  record Left(long second, Map<String, OfPool> pools) {
    static final Left NOTHING = new Left(0, Map.of());
  }

  /**
   * Of one pool.
   *
   * @param held events that listeners had
   * @param waiting those in the queue, in order
   */
  record OfPool(long nextSerial, List<Posted> held, List<Posted> waiting) {}

  /**
   * Those that listeners have come first, then the others, the oldest first, while there is room.
   */
  static byte[] encode(Collection<Audience> audiences, long second) {
    var bytes = new ByteArrayOutputStream(1024);
    int[] room = {ROOM};
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(second);
      out.writeInt(audiences.size());
      for (var audience : audiences) {
        out.writeUTF(audience.pool.name());
        out.writeLong(audience.pool.nextSerial());
        var held =
            audience.group.children().stream()
                .flatMap(child -> child.listening.flatMap(l -> l.outstanding).stream())
                .toList();
        events(out, held, room);
        events(out, audience.pool.waiting(), room);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void events(DataOutputStream out, List<Posted> events, int[] room)
      throws IOException {
    for (var posted : events) {
      var payload = posted.event().payload().getBytes(StandardCharsets.UTF_8);
      if (payload.length > room[0]) continue;
      room[0] -= payload.length + 64;
      out.writeBoolean(true);
      out.writeLong(posted.serial());
      out.writeLong(posted.poolSerial());
      out.writeUTF(posted.event().type().name());
      out.writeInt(payload.length);
      out.write(payload);
    }
    out.writeBoolean(false);
  }

  /** Reads what {@link #encode} wrote; empty when it is something else. */
  static Optional<Left> decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long second = in.readLong();
      int count = in.readInt();
      var pools = new HashMap<String, OfPool>();
      for (int i = 0; i < count; i++)
        pools.put(in.readUTF(), new OfPool(in.readLong(), events(in), events(in)));
      return Optional.of(new Left(second, pools));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static List<Posted> events(DataInputStream in) throws IOException {
    var events = new ArrayList<Posted>();
    while (in.readBoolean()) {
      long serial = in.readLong();
      long poolSerial = in.readLong();
      var type = EventType.valueOf(in.readUTF());
      int length = in.readInt();
      if (length < 0 || length > in.available()) throw new IOException("no length: " + length);
      var payload = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      events.add(new Posted(new Event(type, payload), serial, poolSerial));
    }
    return events;
  }
}
