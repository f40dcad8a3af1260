package jsupervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.access.Guard;
import jsupervisor.ask.Ask;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.config.Configuration;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.usage.Meter;
import jsupervisor.usage.Sample;

/** Figures of the moment for those who check, read-only. Any thread that may wait. */
final class Vitals {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Whoever asks more often gets the same again. */
  private static final long YOUNG_NANOS = 1_000_000_000;

  /** Then it is clear enough. */
  private static final int MOST_WORDS = 100;

  private static final long HOUR_MILLIS = 3_600_000;

  private final Guard guard;
  private final Meter meter;
  private final Remainders remainders;
  private Map<String, Object> last = Map.of();
  private long lookedAt;

  Vitals(Guard guard, Meter meter, Configuration configuration) {
    this.guard = guard;
    this.meter = meter;
    remainders = new Remainders(configuration.servers());
  }

  List<RpcMethod> methods() {
    return List.of(
        new RpcMethod(
            "figures",
            "What supervisorctl check goes by: of processes their restarts within an hour, starts"
                + " and memory; what is left of disks with logs in percent, and of"
                + " certificates in days.",
            "struct",
            List.of(),
            (_, _) -> figures()),
        new RpcMethod(
            "journal",
            "What is not in the daemon's journal as it is; nothing when all is well.",
            "array",
            List.of(),
            (_, _) -> journal()));
  }

  private Map<String, Object> figures() {
    var logfile = guard.ask(new Ask.Daemon()).logfile();
    var infos = guard.ask(new Ask.InfoAll());
    synchronized (this) {
      if (!last.isEmpty() && System.nanoTime() - lookedAt < YOUNG_NANOS) return last;
      var logs = new ArrayList<String>();
      logfile.ifPresent(logs::add);
      for (var info : infos) logs.addAll(List.of(info.stdoutLog(), info.stderrLog()));
      var struct = new LinkedHashMap<String, Object>();
      struct.put("processes", processes(infos));
      struct.putAll(remainders.look(logs, PATIENCE));
      last = struct;
      lookedAt = System.nanoTime();
      return last;
    }
  }

  private List<String> journal() {
    var wrong = new ArrayList<String>();
    int from = 0;
    do {
      var ledger = guard.ask(new Ask.Recorded(from));
      wrong.addAll(ledger.wrong());
      from = ledger.next();
    } while (from > 0 && wrong.size() < MOST_WORDS);
    return wrong;
  }

  private List<Object> processes(List<ProcessInfo> infos) {
    long since = System.currentTimeMillis() - HOUR_MILLIS;
    var restarts = guard.ask(new Ask.Restarts(since));
    var pids = infos.stream().map(ProcessInfo::pid).toList();
    var samples = meter.look(Meter.Depth.USAGE, pids, PATIENCE);
    var all = new ArrayList<Object>();
    for (var info : infos) {
      var struct = new LinkedHashMap<String, Object>();
      struct.put("group", info.name().group());
      struct.put("name", info.name().process());
      struct.put("starts", info.starts());
      struct.put("restarts", restarts.getOrDefault(info.name(), 0));
      var sample = samples.get(info.pid());
      if (sample != null) struct.put("rss_kib", kibibytes(sample));
      all.add(struct);
    }
    return all;
  }

  /** The wire's whole numbers end at two billion: bytes would not do. */
  private static int kibibytes(Sample sample) {
    return (int) Math.min(sample.usage().residentBytes() >> 10, Integer.MAX_VALUE);
  }
}
