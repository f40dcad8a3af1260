package jsupervisor.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Processes that are made up, some of them with names and texts that want to be markup. */
final class PreviewWorld {
  static final String HOSTILE =
      "<script>alert(1)</script> \"quotes\" 'single' & \u202egnp.exe\u202c \u001b[31mred\u001b[0m \u0000 end\n";

  interface Listener {
    boolean hear(String kind, String data);
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Random dice = new Random(7);
  private final long start = System.currentTimeMillis();

  PreviewWorld(int more) {
    put("api", "api_00", "RUNNING", "", 4 * 86400 + 7000, 1);
    put("api", "api_01", "RUNNING", "", 4 * 86400 + 7000, 1);
    put(
        "api",
        "api_02",
        "BACKOFF",
        "Exit code 1 after 0.3 s, 2 attempts made, next one at 14:03:22",
        0,
        2);
    put("api", "api_03", "RUNNING", "", 3725, 3);
    put(
        "billing",
        "billing",
        "FATAL",
        "Exit code 78 (configuration) after 0.1 s; 4 attempts made, gave up",
        0,
        4);
    put("cron", "cron", "RUNNING", "", 11 * 86400, 1);
    put("mail", "queue", "RUNNING", "", 86400, 2);
    put("mail", "sender", "STOPPED", "", 0, 1);
    put("migrate", "migrate", "EXITED", "", 0, 1);
    put("nginx", "nginx", "RUNNING", "", 11 * 86400, 1);
    put("redis", "redis", "RUNNING", "", 42, 17);
    put("reports", "nightly", "STOPPED", "", 0, 0);
    put("reports", "weekly", "STARTING", "", 1, 1);
    put("search", "<b>indexer</b> \u202e'\"", "RUNNING", "", 55, 1);
    put("search", "tika", "EXITED", "Killed by SIGKILL, perhaps out of memory", 0, 9);
    for (int i = 0; i < more; i++)
      put(
          "pool" + i / 200,
          "worker_%05d".formatted(i),
          i % 97 == 3 ? "STOPPED" : "RUNNING",
          "",
          i,
          1);
  }

  private void put(String group, String process, String state, String why, long up, int starts) {
    var name = group.equals(process) ? process : group + ":" + process;
    boolean runs = List.of("RUNNING", "STARTING").contains(state);
    int pid = runs ? 4000 + dice.nextInt(60000) : 0;
    var description =
        runs
            ? "pid " + pid + ", uptime 0:00:42"
            : state.equals("STOPPED") && starts == 0 ? "Not started" : "Nov 22 03:52 AM";
    rows.put(
        name,
        new Row(
            group,
            process,
            name,
            state,
            description,
            why,
            !why.isEmpty(),
            pid,
            runs ? start - up * 1000 : 0,
            starts,
            true,
            true,
            true,
            runs && List.of("api", "nginx").contains(group) ? "HEALTHY" : ""));
  }

  List<Row> rows() {
    synchronized (rows) {
      return List.copyOf(rows.values());
    }
  }

  Daemon daemon() {
    return new Daemon(
        "web-07.example.org", "4.2.5", "RUNNING", 812, start - 11L * 86400 * 1000, true, true);
  }

  Optional<Detail> detail(String name) {
    var row = rows.get(name);
    if (row == null) return Optional.empty();
    var samples = new ArrayList<Sample>();
    for (int i = 400; i > 0; i--) samples.add(sample(start - i * 1000L));
    return Optional.of(
        new Detail(
            row,
            transitions(row),
            "/usr/bin/python3 -m app.server --port 8001 --workers 4 --config /etc/app/production.toml",
            "/srv/app",
            "www-data",
            List.of(
                new Setting("HOME", "/srv/app"),
                new Setting("DATABASE_PASSWORD", "••••••••"),
                new Setting("EVIL", HOSTILE)),
            List.of(
                new Setting("autostart", "true"),
                new Setting("autorestart", "unexpected"),
                new Setting("startsecs", "1"),
                new Setting("stopsignal", "TERM"),
                new Setting("stdout_logfile", "/var/log/supervisor/api.log")),
            samples,
            false,
            row.health().isEmpty()
                ? Health.NONE
                : new Health(true, row.health(), start - 7000, "status 200", 99.98, 99.99, 100)));
  }

  private List<Transition> transitions(Row row) {
    return List.of(
        new Transition(
            start - 5000,
            "STARTING",
            row.state(),
            row.why().isEmpty() ? "It has run for startsecs" : row.why()),
        new Transition(start - 6000, "BACKOFF", "STARTING", "Attempt 2"),
        new Transition(start - 8000, "STARTING", "BACKOFF", "Exit code 1 after 0.3 s"),
        new Transition(start - 8300, "STOPPED", "STARTING", "start asked by 10.0.0.7"),
        new Transition(start - 86400_000, "STOPPING", "STOPPED", "Exit code 0 after SIGTERM"));
  }

  private Sample sample(long at) {
    double wave = Math.sin(at / 30_000.0) * 12 + 20 + dice.nextDouble() * 8;
    return new Sample(at, wave, (long) (180e6 + Math.sin(at / 90_000.0) * 30e6));
  }

  List<Section> sections() {
    return List.of(
        new Section(
            "supervisord",
            List.of(
                new Setting("logfile", "/var/log/supervisor/supervisord.log"),
                new Setting("pidfile", "/run/supervisord.pid"))),
        new Section(
            "inet_http_server",
            List.of(
                new Setting("port", "127.0.0.1:9001"),
                new Setting("username", "ops"),
                new Setting("password", "••••••••"))),
        new Section(
            "program:billing",
            List.of(
                new Setting("command", "/srv/billing/run"),
                new Setting("startretries", "3"),
                new Setting("environment", "A=\"1\",SECRET=\"••••••••\""))));
  }

  Plan plan() {
    return new Plan(List.of("invoices"), List.of("api", "nginx"), List.of("reports"), "");
  }

  void act(String action, String name) {
    synchronized (rows) {
      var row = rows.get(name);
      if (row == null) return;
      var state = action.equals("stop") ? "STOPPED" : "RUNNING";
      rows.put(name, to(row, state));
    }
  }

  private Row to(Row row, String state) {
    boolean runs = state.equals("RUNNING");
    return new Row(
        row.group(),
        row.process(),
        row.name(),
        state,
        "Nov 22 03:52 AM",
        "",
        false,
        runs ? 99 : 0,
        runs ? System.currentTimeMillis() : 0,
        row.starts() + (runs ? 1 : 0),
        true,
        true,
        true,
        row.health());
  }

  /** Tells what changes until nobody hears it. */
  void listen(String process, Listener listener, String token) {
    boolean heard = listener.hear("hello", Json.hello(daemon(), token, rows()));
    var last = rows();
    while (heard) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException _) {
        return;
      }
      var now = rows();
      var changed = new ArrayList<Row>();
      for (int i = 0; i < now.size(); i++)
        if (!now.get(i).equals(last.get(i))) changed.add(now.get(i));
      last = now;
      if (!changed.isEmpty()) heard = listener.hear("rows", Json.rows(changed));
      long at = System.currentTimeMillis();
      if (at % 1000 < 100) {
        heard &=
            process == null
                ? listener.hear("beat", String.valueOf(at))
                : listener.hear("sample", Json.sample(process, sample(at)));
      }
    }
  }

  static String log(String path) {
    var text = new StringBuilder();
    for (int i = 0; i < 300; i++) text.append(line(path, i));
    return text.append(HOSTILE)
        .append("long ")
        .append("x".repeat(1 << 20))
        .append('\n')
        .append(
            "progress 1%\rprogress 50%\rprogress 100%\n\u001b[1;44;97m bold on blue \u001b[0m \u001b[38;5;208m256\u001b[0m \u001b[38;2;255;0;120mrgb\u001b[7m inverse\u001b[0m \u001b]0;title\u0007done\n")
        .toString();
  }

  static String line(String path, int i) {
    if (path.endsWith("stderr"))
      return "Traceback (most recent call last): request "
          + i
          + " failed: \u001b[31mConnectionResetError\u001b[0m: [Errno 104]\n";
    return "2026-11-22 03:52:%02d,%03d \u001b[32mINFO\u001b[0m  10.0.0.%d GET /v1/invoices/%d 200 %d ms\n"
        .formatted(i % 60, i * 37 % 1000, i % 250, i * 7919 % 100000, i * 31 % 400);
  }
}
