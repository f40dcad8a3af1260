package jsupervisor.loop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import jsupervisor.events.ListenerState;

/** What the journal keeps of a listener, as bytes; part of a slot. */
final class ListenerCodec {
  private ListenerCodec() {}

  static void write(DataOutputStream out, Optional<Listening.Page> page) throws IOException {
    out.writeBoolean(page.isPresent());
    if (page.isEmpty()) return;
    writeState(out, page.get().state());
    out.writeLong(page.get().serial());
    out.writeInt(page.get().unsent());
    out.writeInt(page.get().judged());
    out.writeInt(page.get().sum());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when it is something else
   */
  static Optional<Listening.Page> read(DataInputStream in) throws IOException {
    if (!in.readBoolean()) return Optional.empty();
    try {
      return Optional.of(page(in));
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private static Listening.Page page(DataInputStream in) throws IOException {
    return new Listening.Page(
        readState(in), in.readLong(), in.readInt(), in.readInt(), in.readInt());
  }

  private static void writeState(DataOutputStream out, ListenerState state) throws IOException {
    switch (state) {
      case ListenerState.Acknowledged(var held) -> {
        out.writeByte(0);
        out.writeUTF(held);
      }
      case ListenerState.Ready() -> out.writeByte(1);
      case ListenerState.Busy(var line) -> {
        out.writeByte(2);
        out.writeUTF(line);
      }
      case ListenerState.Answering(var left, var result) -> {
        out.writeByte(3);
        out.writeLong(left);
        out.writeUTF(result);
      }
      case ListenerState.Unknown() -> out.writeByte(4);
    }
  }

  private static ListenerState readState(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 0 -> new ListenerState.Acknowledged(in.readUTF());
      case 1 -> new ListenerState.Ready();
      case 2 -> new ListenerState.Busy(in.readUTF());
      case 3 -> new ListenerState.Answering(in.readLong(), in.readUTF());
      case 4 -> new ListenerState.Unknown();
      default -> throw new IOException("no such state of a listener: " + kind);
    };
  }
}
