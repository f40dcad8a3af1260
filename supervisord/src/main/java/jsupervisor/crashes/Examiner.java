package jsupervisor.crashes;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.crashes.report.Comparison;
import jsupervisor.crashes.report.CrashReport;
import jsupervisor.crashes.report.Fingerprint;
import jsupervisor.crashes.report.Good;
import jsupervisor.crashes.report.Kind;
import jsupervisor.crashes.report.LogEnd;
import jsupervisor.crashes.report.Profile;
import jsupervisor.crashes.report.Trace;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.usage.OomKills;

/** Looks at the end of a child. One thread, which a slow disk may hold up. */
final class Examiner {
  /** Lines of each stream that are kept. */
  private static final int LINES = 50;

  /** A kill for want of memory is counted a little before the end that it leads to. */
  private static final long OOM_SLACK_MILLIS = 2000;

  private final Places places;
  private final Uses uses;
  private final OomKills kills;
  private final Profiles profiles;
  private final CoreFile cores = CoreFile.here();

  /** What a look has found. */
  record Found(Fingerprint print, CrashReport report) {}

  /** What is known of a process besides. */
  interface Known {
    /** How it was started when it last went well. */
    Optional<Good> good(ProcessName process);

    /** Children of it so far. */
    OptionalInt starts(ProcessName process);
  }

  Examiner(Places places, Uses uses, OomKills kills, Profiles profiles) {
    this.places = places;
    this.uses = uses;
    this.kills = kills;
    this.profiles = profiles;
  }

  /**
   * Looks at everything.
   *
   * @param patience how long the last output of the child may take into its log, in milliseconds
   */
  Found look(Happening.Crashed end, Known known, long patience) throws InterruptedException {
    places.settle(end.process(), end.pid(), patience);
    return found(end, known, log(end, Channel.STDOUT), log(end, Channel.STDERR));
  }

  /** Without the logs, which take the longest. */
  Found glance(Happening.Crashed end, Known known) {
    var none = LogEnd.none("too many programs ended at once: its log was not read");
    return found(end, known, none, none);
  }

  /** What makes an error in a log the same as others. */
  static Fingerprint print(LogErrors.Found error) {
    var lines = new LogEnd(error.lines(), "");
    return Fingerprint.of(
        error.process(), new Kind.Logged(error.channel()), LogEnd.none(""), first(lines));
  }

  /** Without a stack trace it is the first line that counts. */
  private static LogEnd first(LogEnd lines) {
    return Trace.last(lines.lines()).isPresent()
        ? lines
        : new LogEnd(lines.lines().subList(0, 1), "");
  }

  /** The report of an error in a log. */
  Found error(LogErrors.Found error, Known known, long nowMillis) {
    var process = error.process();
    var detail = profiles.detail(process);
    var profile = detail.map(found -> profiles.of(process, found)).orElse(Profile.UNKNOWN);
    var own = new LogEnd(error.lines(), "").first(LINES);
    var other = LogEnd.none("the error was in the other log");
    boolean out = error.channel().equals(Channel.STDOUT);
    var report =
        new CrashReport(
            error.process(),
            error.pid(),
            nowMillis,
            OptionalLong.empty(),
            new Kind.Logged(error.channel()),
            false,
            "",
            "",
            out ? own : other,
            out ? other : own,
            profile,
            detail.flatMap(_ -> compared(error.process(), known, profile)),
            uses.of(error.pid(), 0, nowMillis),
            known.starts(error.process()).orElse(0));
    return new Found(print(error), report);
  }

  private static Optional<Comparison> compared(ProcessName process, Known known, Profile profile) {
    return known.good(process).map(good -> Comparison.of(good, profile));
  }

  private LogEnd log(Happening.Crashed end, Channel channel) {
    return places
        .of(end.process(), end.pid(), channel)
        .map(range -> LogEnds.read(range, end.ranMillis().isPresent() && range.from() >= 0))
        .orElseGet(() -> LogEnd.none("it has no log file of its own"));
  }

  private Found found(Happening.Crashed end, Known known, LogEnd stdout, LogEnd stderr) {
    var detail = profiles.detail(end.process());
    boolean merged = detail.map(ProcessDetail::merged).orElse(false);
    var profile = detail.map(found -> profiles.of(end.process(), found)).orElse(Profile.UNKNOWN);
    var print =
        Fingerprint.of(end.process(), new Kind.Ended(end.how()), stdout, merged ? stdout : stderr);
    var report =
        new CrashReport(
            end.process(),
            end.pid(),
            end.atMillis(),
            end.ranMillis(),
            new Kind.Ended(end.how()),
            end.early(),
            core(end, profile.directory()),
            oom(end),
            stdout.last(LINES),
            merged ? LogEnd.none("it goes where standard output goes") : stderr.last(LINES),
            profile,
            detail.flatMap(_ -> compared(end.process(), known, profile)),
            uses.of(end.pid(), begun(end), end.atMillis()),
            known.starts(end.process()).orElse(0));
    return new Found(print, report);
  }

  private static long begun(Happening.Crashed end) {
    return end.ranMillis().isPresent() ? end.atMillis() - end.ranMillis().getAsLong() : 0;
  }

  private String core(Happening.Crashed end, String directory) {
    return switch (end.how()) {
      case ExitStatus.Killed(_, boolean dumped) when dumped ->
          cores.of(directory, end.pid(), end.atMillis());
      case ExitStatus.Killed _, ExitStatus.Code _, ExitStatus.NeverBegan _ -> "";
    };
  }

  private String oom(Happening.Crashed end) {
    return switch (end.how()) {
      case ExitStatus.Killed(var signal, _) when signal.equals(Signal.KILL) ->
          kills.evidence(end.atMillis() - OOM_SLACK_MILLIS);
      case ExitStatus.Killed _, ExitStatus.Code _, ExitStatus.NeverBegan _ -> "";
    };
  }
}
