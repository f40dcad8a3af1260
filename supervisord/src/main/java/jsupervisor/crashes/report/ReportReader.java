package jsupervisor.crashes.report;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/** Reads what {@link ReportWriter} wrote; no length is believed beyond the bytes that are there. */
record ReportReader(DataInputStream in) {

  CrashGroup group() throws IOException {
    return new CrashGroup(summary(), report());
  }

  Good good() throws IOException {
    return new Good(text(), profile(), in.readLong());
  }

  private Summary summary() throws IOException {
    return new Summary(
        text(),
        text(),
        texts(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        text(),
        text());
  }

  private CrashReport report() throws IOException {
    return new CrashReport(
        new ProcessName(text(), text()),
        in.readInt(),
        in.readLong(),
        ran(in.readLong()),
        kind(in.readByte()),
        in.readBoolean(),
        text(),
        text(),
        end(),
        end(),
        profile(),
        comparison(),
        use(),
        in.readInt());
  }

  private static OptionalLong ran(long millis) {
    return millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  private Kind kind(int kind) throws IOException {
    if (kind == 4) return new Kind.Logged(in.readBoolean() ? Channel.STDERR : Channel.STDOUT);
    return new Kind.Ended(how(kind));
  }

  private ExitStatus how(int kind) throws IOException {
    return switch (kind) {
      case 0 -> new ExitStatus.Code(in.readInt());
      case 1, 2 -> new ExitStatus.Killed(new Signal(in.readInt()), kind == 2);
      case 3 -> new ExitStatus.NeverBegan(text());
      default -> throw new IOException("no end of kind " + kind);
    };
  }

  private LogEnd end() throws IOException {
    return new LogEnd(texts(), text());
  }

  private Profile profile() throws IOException {
    return new Profile(text(), text(), text(), pairs(), text(), binary());
  }

  private Optional<Binary> binary() throws IOException {
    return in.readBoolean()
        ? Optional.of(new Binary(text(), text(), in.readLong()))
        : Optional.empty();
  }

  private Optional<Comparison> comparison() throws IOException {
    if (!in.readBoolean()) return Optional.empty();
    return Optional.of(
        new Comparison(in.readLong(), texts(), in.readBoolean(), changed(in.readByte())));
  }

  private static Optional<Boolean> changed(int word) {
    return word == 2 ? Optional.empty() : Optional.of(word == 1);
  }

  private Optional<Use> use() throws IOException {
    if (!in.readBoolean()) return Optional.empty();
    return Optional.of(new Use(in.readLong(), in.readLong(), in.readInt(), number(in.readInt())));
  }

  private static OptionalInt number(int number) {
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private Map<String, String> pairs() throws IOException {
    int size = length();
    var all = new TreeMap<String, String>();
    for (int i = 0; i < size; i++) all.put(text(), text());
    return all;
  }

  private List<String> texts() throws IOException {
    int size = length();
    var all = new ArrayList<String>();
    for (int i = 0; i < size; i++) all.add(text());
    return all;
  }

  private String text() throws IOException {
    var bytes = new byte[length()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A length or a count; every item takes a byte at least. */
  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) throw new IOException("no length: " + length);
    return length;
  }
}
