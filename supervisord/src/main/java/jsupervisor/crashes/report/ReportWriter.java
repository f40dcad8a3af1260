package jsupervisor.crashes.report;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import jsupervisor.frame.FrameWriter;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ExitStatus;

/** Writes records field by field; {@link ReportReader} mirrors it. */
record ReportWriter(FrameWriter out) {

  void group(CrashGroup group) throws IOException {
    summary(group.summary());
    report(group.last());
  }

  void good(Good good) throws IOException {
    text(good.process());
    profile(good.profile());
    out.writeLong(good.sinceMillis());
  }

  private void summary(Summary summary) throws IOException {
    text(summary.id());
    text(summary.group());
    texts(summary.processes());
    out.writeLong(summary.count());
    out.writeLong(summary.read());
    out.writeLong(summary.firstMillis());
    out.writeLong(summary.lastMillis());
    text(summary.how());
    text(summary.what());
  }

  private void report(CrashReport report) throws IOException {
    text(report.process().group());
    text(report.process().process());
    out.writeInt(report.pid());
    out.writeLong(report.endedMillis());
    out.writeLong(report.ranMillis().orElse(-1));
    kind(report.kind());
    out.writeBoolean(report.early());
    text(report.core());
    text(report.oom());
    end(report.stdout());
    end(report.stderr());
    profile(report.profile());
    out.optional(report.comparison(), this::comparison);
    out.optional(report.use(), this::use);
    out.writeInt(report.starts());
  }

  private void kind(Kind kind) throws IOException {
    switch (kind) {
      case Kind.Ended(var how) -> how(how);
      case Kind.Logged(var channel) -> {
        out.writeByte(4);
        out.writeBoolean(channel.equals(Channel.STDERR));
      }
    }
  }

  private void how(ExitStatus how) throws IOException {
    switch (how) {
      case ExitStatus.Code(int value) -> {
        out.writeByte(0);
        out.writeInt(value);
      }
      case ExitStatus.Killed(var signal, boolean core) -> {
        out.writeByte(core ? 2 : 1);
        out.writeInt(signal.number());
      }
      case ExitStatus.NeverBegan(String why) -> {
        out.writeByte(3);
        text(why);
      }
    }
  }

  private void end(LogEnd end) throws IOException {
    texts(end.lines());
    text(end.note());
  }

  private void profile(Profile profile) throws IOException {
    text(profile.command());
    text(profile.directory());
    text(profile.user());
    out.pairs(profile.environment());
    text(profile.version());
    out.optional(profile.binary(), this::binary);
  }

  private void binary(Binary binary) throws IOException {
    text(binary.path());
    text(binary.sha256());
    out.writeLong(binary.bytes());
  }

  private void comparison(Comparison comparison) throws IOException {
    out.writeLong(comparison.goodMillis());
    texts(comparison.environment());
    out.writeBoolean(comparison.configuration());
    out.writeByte(comparison.binary().map(changed -> changed ? 1 : 0).orElse(2));
  }

  private void use(Use use) throws IOException {
    out.writeLong(use.atMillis());
    out.writeLong(use.residentBytes());
    out.writeInt(use.threads());
    number(use.descriptors());
  }

  private void number(OptionalInt number) throws IOException {
    out.writeInt(number.orElse(-1));
  }

  private void texts(List<String> texts) throws IOException {
    out.list(texts, out::text);
  }

  private void text(String text) throws IOException {
    out.text(text);
  }
}
