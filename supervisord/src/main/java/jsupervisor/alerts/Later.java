package jsupervisor.alerts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.Severity;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;
import jsupervisor.terms.ProcessName;

/**
 * An alarm that the first version does not know, as it is kept; immutable.
 *
 * @param at its place among the alarms of its digest, 0 or more
 * @param alarm empty = it is of a version later than this one; it stays one of the others
 */
record Later(int at, Optional<Alarm> alarm) {

  /** Those of a digest. */
  static List<Later> of(Digest digest) {
    var all = new ArrayList<Later>();
    for (int at = 0; at < digest.alarms().size(); at++) {
      var alarm = digest.alarms().get(at);
      if (!alarm.event().early()) all.add(new Later(at, Optional.of(alarm)));
    }
    return all;
  }

  /**
   * A digest with them.
   *
   * @param early in which they are counted among the others
   * @throws IOException when they are not
   */
  static Digest with(Digest early, List<Later> all) throws IOException {
    if (all.isEmpty()) return early;
    var alarms = new ArrayList<>(early.alarms());
    long others = early.others();
    for (var later : all) {
      if (later.alarm.isEmpty()) continue;
      var alarm = later.alarm.get();
      alarms.add(Math.min(later.at, alarms.size()), alarm);
      others -= alarm.count();
    }
    if (others < 0) throw new IOException("alarms that were not counted");
    return new Digest(alarms, others);
  }

  void write(FrameWriter out) throws IOException {
    var known = alarm.orElseThrow();
    out.writeInt(at);
    out.text(known.process().group());
    out.text(known.process().process());
    out.text(known.event().word());
    out.text(known.severity().word());
    out.writeLong(known.firstMillis());
    out.writeLong(known.lastMillis());
    out.writeLong(known.count());
    out.text(known.why());
  }

  static Later read(FrameReader in) throws IOException {
    int at = in.readInt();
    if (at < 0) throw new IOException("no place: " + at);
    var process = new ProcessName(in.text(), in.text());
    var event = AlertEvent.of(in.text()).filter(each -> !each.early());
    var severity = Severity.of(in.text());
    if (event.isEmpty() || severity.isEmpty()) return new Later(at, Optional.empty());
    return new Later(
        at,
        Optional.of(
            new Alarm(
                process,
                event.get(),
                severity.get(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.text())));
  }
}
