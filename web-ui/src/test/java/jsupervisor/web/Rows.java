package jsupervisor.web;

import java.util.List;
import java.util.stream.IntStream;

/** Rows for tests. */
public final class Rows {
  /** A text that wants to be markup, an attribute, a script, and the other way round. */
  public static final String EVIL =
      "</script><script>alert('1')</script><img src=x onerror=alert(1)> \" ' & \u202eexe.txt"
          + " \u0000";

  /** The daemon. */
  public static final Daemon DAEMON = new Daemon("host", "4.4.0", "RUNNING", 7, 1000, true, true);

  private Rows() {}

  /** A process that needs nobody. */
  public static Row row(String group, String process, String state) {
    return row(group, process, state, "");
  }

  /** A process that is a problem for that reason, unless it is empty. */
  public static Row row(String group, String process, String state, String why) {
    boolean runs = state.equals("RUNNING");
    var name = group.equals(process) ? process : group + ":" + process;
    return new Row(
        group,
        process,
        name,
        state,
        "described",
        why,
        !why.isEmpty(),
        runs ? 42 : 0,
        runs ? System.currentTimeMillis() - 65_500 : 0,
        3,
        true,
        true,
        true,
        "");
  }

  /** The same with what probes say of it. */
  public static Row probed(Row row, String health) {
    return new Row(
        row.group(),
        row.process(),
        row.name(),
        row.state(),
        row.description(),
        row.why(),
        row.problem(),
        row.pid(),
        row.startedMillis(),
        row.starts(),
        row.stdout(),
        row.stderr(),
        row.stdin(),
        health);
  }

  /** So many running processes of one group. */
  public static List<Row> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> row("pool", "worker_%05d".formatted(number), "RUNNING"))
        .toList();
  }

  /** A day with a gap and a start. */
  static final Days DAYS =
      new Days(
          0,
          86_400,
          3600,
          List.of(
              new Days.Point(3600, 0, 1 << 20, 0, -1),
              new Days.Point(7200, 50, 2 << 20, 1, -1),
              new Days.Point(36_000, 100, 4 << 20, 0, -1),
              new Days.Point(39_600, -1, -1, 3, -1)));

  /** All about that process. */
  static CrashPage crash(Daemon daemon, CrashRow kind, String text) {
    return new CrashPage(
        daemon,
        kind,
        List.of(new Setting(text, text)),
        List.of(text),
        List.of(new Setting(text, text)),
        List.of(new CrashPage.LogEnd("Log", text, text)),
        text);
  }

  public static Detail detail(Row row, String text) {
    return detail(row, text, Health.NONE);
  }

  /** The same with what probes say of it. */
  static Detail detail(Row row, String text, Health health) {
    return new Detail(
        row,
        List.of(new Transition(86_400_000, "STARTING", row.state(), text)),
        text,
        text,
        text,
        List.of(new Setting(text, text)),
        List.of(new Setting(text, text)),
        List.of(new Sample(1000, 12.3456, 4096)),
        false,
        health);
  }

  static RequestsPage requests(Daemon daemon, String text) {
    var row = new RequestRow(text, 12_345, 2, 1, 1_500_000_000, 7_000_000, 99);
    var call = new RequestsPage.Call(1000, text, text, "0a1b2c3d", 1_234_567, 512, text);
    return new RequestsPage(
        daemon, true, 12_345, 1000, List.of(row), List.of(row), List.of(call), text);
  }
}
