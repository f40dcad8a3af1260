package jsupervisor.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.core.History;
import jsupervisor.core.Life;
import jsupervisor.core.Moment;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessState;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/** A slot of the journal as bytes. Its layout is part of {@link Journal#VERSION}. */
final class SlotCodec {
  /** In bytes; longer texts are cut. */
  private static final int TEXT = 160;

  /** To which they are cut where names are long, too: so a slot always fits its place. */
  private static final int SHORT_TEXT = 40;

  /** What a place takes, in bytes. */
  static final int MOST = 1000;

  private static final int NEVER_BEGAN = -5000;

  private SlotCodec() {}

  static byte[] encode(Slot slot) {
    var bytes = encode(slot, TEXT);
    return bytes.length <= MOST ? bytes : encode(slot, SHORT_TEXT);
  }

  private static byte[] encode(Slot slot, int text) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(slot.name().group());
      out.writeUTF(slot.name().process());
      writeState(out, slot.life().state());
      writeHistory(out, slot.life().history(), text);
      out.writeInt(slot.pid());
      writeFds(out, slot.kept());
      writeFds(out, slot.draining());
      out.writeBoolean(slot.ended().isPresent());
      if (slot.ended().isPresent()) writeEnded(out, slot.ended().get(), text);
      ListenerCodec.write(out, slot.listener());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IOException when the bytes are something else
   */
  static Slot decode(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var name = new ProcessName(in.readUTF(), in.readUTF());
      var life = new Life(readState(in), readHistory(in));
      int pid = in.readInt();
      var kept = readFds(in);
      var draining = readFds(in);
      var ended = in.readBoolean() ? Optional.of(readEnded(in)) : Optional.<Child.Ended>empty();
      return new Slot(name, life, pid, kept, draining, ended, ListenerCodec.read(in));
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  /** The same; empty when the bytes are something else. */
  static Optional<Slot> decoded(byte[] bytes) {
    try {
      return Optional.of(decode(bytes));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void writeFds(DataOutputStream out, int[] fds) throws IOException {
    out.writeByte(fds.length);
    for (int fd : fds) out.writeInt(fd);
  }

  private static int[] readFds(DataInputStream in) throws IOException {
    var fds = new int[in.readUnsignedByte()];
    for (int i = 0; i < fds.length; i++) fds[i] = in.readInt();
    return fds;
  }

  private static void writeState(DataOutputStream out, ProcessState state) throws IOException {
    switch (state) {
      case ProcessState.Stopped() -> out.writeByte(0);
      case ProcessState.Launching(int tries) -> {
        out.writeByte(1);
        out.writeInt(tries);
      }
      case ProcessState.Starting(int tries, Pid pid, Moment upAt) -> {
        out.writeByte(2);
        out.writeInt(tries);
        out.writeInt(pid.value());
        out.writeLong(upAt.nanos());
      }
      case ProcessState.Running(Pid pid) -> {
        out.writeByte(3);
        out.writeInt(pid.value());
      }
      case ProcessState.Backoff(int tries, Moment retryAt) -> {
        out.writeByte(4);
        out.writeInt(tries);
        out.writeLong(retryAt.nanos());
      }
      case ProcessState.Stopping(Pid pid, Moment killAt) -> {
        out.writeByte(5);
        out.writeInt(pid.value());
        out.writeLong(killAt.nanos());
      }
      case ProcessState.Exited(boolean expected) -> {
        out.writeByte(6);
        out.writeBoolean(expected);
      }
      case ProcessState.Fatal() -> out.writeByte(7);
      case ProcessState.Unknown() -> out.writeByte(8);
      case ProcessState.Recalled(int tries) -> {
        out.writeByte(9);
        out.writeInt(tries);
      }
    }
  }

  private static ProcessState readState(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 0 -> new ProcessState.Stopped();
      case 1 -> new ProcessState.Launching(in.readInt());
      case 2 -> new ProcessState.Starting(in.readInt(), new Pid(in.readInt()), moment(in));
      case 3 -> new ProcessState.Running(new Pid(in.readInt()));
      case 4 -> new ProcessState.Backoff(in.readInt(), moment(in));
      case 5 -> new ProcessState.Stopping(new Pid(in.readInt()), moment(in));
      case 6 -> new ProcessState.Exited(in.readBoolean());
      case 7 -> new ProcessState.Fatal();
      case 8 -> new ProcessState.Unknown();
      case 9 -> new ProcessState.Recalled(in.readInt());
      default -> throw new IOException("no such state: " + kind);
    };
  }

  private static Moment moment(DataInputStream in) throws IOException {
    return new Moment(in.readLong());
  }

  private static void writeHistory(DataOutputStream out, History history, int text)
      throws IOException {
    out.writeLong(history.lastStartMillis());
    out.writeLong(history.lastStopMillis());
    out.writeBoolean(history.exitStatus().isPresent());
    out.writeInt(history.exitStatus().orElse(0));
    out.writeUTF(cut(history.spawnError(), text));
    out.writeInt(history.starts());
    out.writeBoolean(history.lastEnd().isPresent());
    if (history.lastEnd().isPresent()) writeHow(out, history.lastEnd().get(), text);
  }

  /** Also a text of letters that take three bytes each leaves room for the others. */
  private static String cut(String text, int most) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      bytes += letter != 0 && letter < 0x80 ? 1 : letter < 0x800 ? 2 : 3;
      if (bytes > most) return text.substring(0, i);
    }
    return text;
  }

  private static History readHistory(DataInputStream in) throws IOException {
    long start = in.readLong();
    long stop = in.readLong();
    boolean known = in.readBoolean();
    int status = in.readInt();
    var error = in.readUTF();
    int starts = in.readInt();
    var end = in.readBoolean() ? Optional.of(readHow(in)) : Optional.<ExitStatus>empty();
    return new History(
        start, stop, known ? OptionalInt.of(status) : OptionalInt.empty(), error, starts, end);
  }

  private static void writeEnded(DataOutputStream out, Child.Ended ended, int text)
      throws IOException {
    out.writeInt(ended.pid());
    writeHow(out, ended.how(), text);
    out.writeLong(ended.at().moment().nanos());
    out.writeLong(ended.at().wallMillis());
  }

  private static void writeHow(DataOutputStream out, ExitStatus how, int text) throws IOException {
    switch (how) {
      case ExitStatus.Code(int value) -> out.writeInt(value);
      case ExitStatus.Killed(Signal signal, boolean core) ->
          out.writeInt(-signal.number() - (core ? 1000 : 0));
      case ExitStatus.NeverBegan(String why) -> {
        out.writeInt(NEVER_BEGAN);
        out.writeUTF(cut(why, text));
      }
    }
  }

  private static Child.Ended readEnded(DataInputStream in) throws IOException {
    int pid = in.readInt();
    var how = readHow(in);
    return new Child.Ended(pid, how, new Now(moment(in), in.readLong()));
  }

  private static ExitStatus readHow(DataInputStream in) throws IOException {
    int how = in.readInt();
    if (how == NEVER_BEGAN) return new ExitStatus.NeverBegan(in.readUTF());
    if (how >= 0) return new ExitStatus.Code(how);
    boolean core = how <= -1000;
    return new ExitStatus.Killed(new Signal(core ? -how - 1000 : -how), core);
  }
}
