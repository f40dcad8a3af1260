package jsupervisor.alerts;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.rule.RuleState;
import jsupervisor.alerts.rule.Trouble;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.frame.Envelope;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;
import jsupervisor.terms.ProcessName;

/**
 * What outlives a JVM of one alert; immutable. Events that the first version did not know stand at
 * the end, which it passes over; where the others are they are counted only.
 *
 * @param waiting what each target has still to be told, by its word
 */
record Kept(RuleState state, Map<String, Digest> waiting) {
  static final Kept NOTHING = new Kept(RuleState.NEW, Map.of());

  /** Longest encoding, in bytes. */
  static final int LARGEST = 64 << 20;

  private static final int VERSION = 1;

  byte[] encode() {
    return Envelope.seal(VERSION, FrameWriter.bytes(this::write));
  }

  private void write(FrameWriter out) throws IOException {
    digest(out, state.pending());
    out.writeLong(state.openedMillis());
    out.list(state.madeMillis(), out::writeLong);
    out.list(state.troubles().entrySet(), each -> trouble(out, each));
    out.list(
        waiting.entrySet(),
        each -> {
          out.text(each.getKey());
          digest(out, each.getValue());
        });
    later(out, state.pending());
    for (var digest : waiting.values()) later(out, digest);
    out.list(
        state.troubles().entrySet().stream().filter(each -> each.getValue().sick()).toList(),
        each -> name(out, each.getKey()));
  }

  private static void trouble(FrameWriter out, Map.Entry<ProcessName, Trouble> each)
      throws IOException {
    name(out, each.getKey());
    out.writeBoolean(each.getValue().flapping());
    out.writeLong(each.getValue().changedMillis());
    out.writeLong(each.getValue().silent());
    out.list(each.getValue().changes(), out::writeLong);
  }

  private static void name(FrameWriter out, ProcessName name) throws IOException {
    out.text(name.group());
    out.text(name.process());
  }

  private static void digest(FrameWriter out, Digest digest) throws IOException {
    var early = digest.alarms().stream().filter(alarm -> alarm.event().early()).toList();
    out.list(
        early,
        alarm -> {
          name(out, alarm.process());
          out.text(alarm.event().name());
          out.writeLong(alarm.firstMillis());
          out.writeLong(alarm.lastMillis());
          out.writeLong(alarm.count());
          out.text(alarm.why());
        });
    long all = digest.count();
    out.writeLong(all - early.stream().mapToLong(Alarm::count).sum());
  }

  private static void later(FrameWriter out, Digest digest) throws IOException {
    out.list(Later.of(digest), later -> out.inner(later::write));
  }

  /** Empty when the bytes are cut, damaged, or of another version. */
  static Optional<Kept> decode(byte[] bytes) {
    return Envelope.open(bytes, LARGEST, version -> version == VERSION).flatMap(Kept::read);
  }

  private static Optional<Kept> read(byte[] body) {
    try {
      var in = FrameReader.of(body);
      var state = new RuleState(digest(in), in.readLong(), in.list(in::readLong), troubles(in));
      var waiting = new LinkedHashMap<String, Digest>();
      in.list(() -> waiting.put(in.text(), digest(in)));
      if (in.ended()) return Optional.of(new Kept(state, waiting)); // of the first version
      var pending = later(in, state.pending());
      for (var each : waiting.entrySet()) each.setValue(later(in, each.getValue()));
      var troubles = new LinkedHashMap<>(state.troubles());
      for (var sick : in.list(() -> name(in)))
        troubles.computeIfPresent(sick, (_, trouble) -> trouble.withSick(true));
      return Optional.of(
          new Kept(
              new RuleState(pending, state.openedMillis(), state.madeMillis(), troubles), waiting));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Digest later(FrameReader in, Digest early) throws IOException {
    return Later.with(early, in.list(() -> Later.read(in.inner())));
  }

  private static Map<ProcessName, Trouble> troubles(FrameReader in) throws IOException {
    var all = new LinkedHashMap<ProcessName, Trouble>();
    in.list(() -> all.put(name(in), trouble(in)));
    return all;
  }

  private static Trouble trouble(FrameReader in) throws IOException {
    return new Trouble(
        in.readBoolean(), in.readLong(), in.readLong(), false, in.list(in::readLong));
  }

  private static ProcessName name(FrameReader in) throws IOException {
    return new ProcessName(in.text(), in.text());
  }

  private static Digest digest(FrameReader in) throws IOException {
    return new Digest(in.list(() -> alarm(in)), in.readLong());
  }

  private static Alarm alarm(FrameReader in) throws IOException {
    return new Alarm(
        name(in),
        AlertEvent.valueOf(in.text()),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.text());
  }

  /** Of one alert that has lost nothing. */
  static Kept of(RuleState state, List<Delivery> deliveries) {
    var waiting = new LinkedHashMap<String, Digest>();
    for (var each : deliveries)
      if (!each.untold().isEmpty()) waiting.put(each.target().word(), each.untold());
    return new Kept(state, waiting);
  }
}
