package jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.terms.Printable;

/** What {@code alert} prints. */
public final class AlertTexts {
  private static final int NAME = 16;
  private static final int TARGET = 10;
  private static final int SENT = 7;
  private static final int WAITING = 9;

  private AlertTexts() {}

  /** A line for each target: alert, target, messages sent, events that wait, what is wrong. */
  public static List<String> list(List<Struct> all) {
    if (all.isEmpty()) return List.of("No alerts");
    var lines = new ArrayList<String>();
    lines.add(line("NAME", "TARGET", "SENT", "WAITING", "NOTES"));
    for (var alert : all)
      for (var target : Struct.list(alert.members().get("targets"))) lines.add(row(alert, target));
    return lines;
  }

  private static String row(Struct alert, Struct target) {
    var notes = new ArrayList<String>();
    if (alert.number("pending") > 0)
      notes.add(alert.text("pending") + " events are in no message yet");
    if (!target.text("trouble").isEmpty())
      notes.add(target.text("failures") + " attempts failed, " + target.text("trouble"));
    return Printable.name(
        line(
            alert.text("name"),
            target.text("target"),
            target.text("sent"),
            target.text("waiting"),
            String.join("; ", notes)));
  }

  private static String line(
      String name, String target, String sent, String waiting, String notes) {
    var line =
        Columns.pad(name + " ", NAME)
            + Columns.pad(target + " ", TARGET)
            + Columns.pad(sent + " ", SENT)
            + Columns.pad(waiting + " ", WAITING)
            + notes;
    return line.stripTrailing();
  }

  /** What has become of each test message. */
  public static List<String> tested(String name, List<Struct> all) {
    return all.stream()
        .map(each ->
            Printable.name(
                "%s: %s: %s (%s)"
                    .formatted(
                        name,
                        each.text("target"),
                        each.flag("ok") ? "ok" : "ERROR",
                        each.text("said"))))
        .toList();
  }
}
