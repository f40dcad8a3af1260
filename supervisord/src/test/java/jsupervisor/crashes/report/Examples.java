package jsupervisor.crashes.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/** Reports with something in every place. */
public final class Examples {
  private Examples() {}

  /** A report about a process of a group of the same name. */
  public static CrashReport report(String name, long atMillis, String line) {
    var profile =
        new Profile(
            "sh -c 'exit 3'",
            "/srv",
            "joe",
            Map.of("A", "1", "PASSWORD", "***"),
            "0123456789ab",
            Optional.of(new Binary("/bin/sh", "ab12", 7)));
    return new CrashReport(
        new ProcessName(name, name),
        4711,
        atMillis,
        OptionalLong.of(1500),
        new Kind.Ended(new ExitStatus.Killed(new Signal(11), true)),
        true,
        "/srv/core.4711",
        "OOM kills of this machine: 2, before 1",
        new LogEnd(List.of("out"), ""),
        new LogEnd(List.of("first", line), "a note"),
        profile,
        Optional.of(new Comparison(7, List.of("+ A=1"), true, Optional.of(false))),
        Optional.of(new Use(9, 1 << 20, 3, OptionalInt.of(12))),
        5);
  }

  /** What makes it the same as others. */
  public static Fingerprint print(CrashReport report) {
    return Fingerprint.of(report.process(), report.kind(), report.stdout(), report.stderr());
  }
}
