package jsupervisor.crashes.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import jsupervisor.frame.FrameReader;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/** Reads what {@link ReportWriter} wrote. */
record ReportReader(FrameReader in) {

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
        in.optional(this::comparison),
        in.optional(this::use),
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
    return new Profile(text(), text(), text(), in.pairs(), text(), in.optional(this::binary));
  }

  private Binary binary() throws IOException {
    return new Binary(text(), text(), in.readLong());
  }

  private Comparison comparison() throws IOException {
    return new Comparison(in.readLong(), texts(), in.readBoolean(), changed(in.readByte()));
  }

  private static Optional<Boolean> changed(int word) {
    return word == 2 ? Optional.empty() : Optional.of(word == 1);
  }

  private Use use() throws IOException {
    return new Use(in.readLong(), in.readLong(), in.readInt(), number(in.readInt()));
  }

  private static OptionalInt number(int number) {
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private List<String> texts() throws IOException {
    return in.list(in::text);
  }

  private String text() throws IOException {
    return in.text();
  }
}
