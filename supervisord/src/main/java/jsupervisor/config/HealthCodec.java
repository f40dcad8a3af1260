package jsupervisor.config;

import java.io.IOException;
import java.time.Duration;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Probe.Target;
import jsupervisor.ask.Vigil;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;
import jsupervisor.terms.Signal;

/** What is watched, as part of a configuration's bytes; each record stands behind its length. */
final class HealthCodec {
  private HealthCodec() {}

  static void write(FrameWriter out, HealthConfig config) throws IOException {
    out.writeBoolean(config.open());
    out.optional(config.directory(), out::text);
    out.list(
        config.outside(),
        outside ->
            out.inner(frame -> {
              frame.text(outside.name());
              write(frame, outside.vigil());
            }));
    out.writeBoolean(config.processInfo());
  }

  static HealthConfig config(FrameReader in) throws IOException {
    return new HealthConfig(
        in.readBoolean(),
        in.optional(in::text),
        in.list(() -> {
          var frame = in.inner();
          return new HealthConfig.Outside(frame.text(), vigil(frame));
        }),
        !in.ended() && in.readBoolean());
  }

  static void write(FrameWriter out, Vigil vigil) throws IOException {
    out.writeBoolean(vigil.required());
    out.optional(vigil.probe(), probe -> out.inner(frame -> write(frame, probe)));
  }

  static Vigil vigil(FrameReader in) throws IOException {
    return new Vigil(in.readBoolean(), in.optional(() -> probe(in.inner())));
  }

  private static void write(FrameWriter out, Probe probe) throws IOException {
    write(out, probe.target());
    out.list(
        probe.expected().codes(),
        range -> {
          out.writeInt(range.least());
          out.writeInt(range.most());
        });
    out.optional(probe.expected().pattern(), out::text);
    out.writeLong(probe.interval().toSeconds());
    out.writeLong(probe.timeout().toSeconds());
    out.writeLong(probe.startPeriod().toSeconds());
    out.writeInt(probe.failures());
    out.text(probe.action().name());
    out.writeInt(probe.signal().number());
  }

  private static Probe probe(FrameReader in) throws IOException {
    return new Probe(
        target(in),
        new Probe.Expected(
            in.list(() -> new Probe.Range(in.readInt(), in.readInt())), in.optional(in::text)),
        Duration.ofSeconds(in.readLong()),
        Duration.ofSeconds(in.readLong()),
        Duration.ofSeconds(in.readLong()),
        in.readInt(),
        Probe.Action.valueOf(in.text()),
        new Signal(in.readInt()));
  }

  private static void write(FrameWriter out, Target target) throws IOException {
    switch (target) {
      case Target.Http(var url) -> text(out, 0, url);
      case Target.Tcp(var host, var port) -> {
        text(out, 1, host);
        out.writeInt(port);
      }
      case Target.Unix(var path) -> text(out, 2, path);
      case Target.Exec(var command) -> text(out, 3, command);
    }
  }

  private static void text(FrameWriter out, int kind, String text) throws IOException {
    out.writeByte(kind);
    out.text(text);
  }

  private static Target target(FrameReader in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Target.Http(in.text());
      case 1 -> new Target.Tcp(in.text(), in.readInt());
      case 2 -> new Target.Unix(in.text());
      case 3 -> new Target.Exec(in.text());
      default -> throw new IOException("no probe of kind " + kind);
    };
  }
}
