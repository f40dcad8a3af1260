package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code supervisorctl check} as Debian's Nagios and its plugins take it. */
class MonitorIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=cat
      startsecs=0
      [program:fails]
      command=sh -c 'exit 3'
      startretries=1
      [program:odd'a,{x}|$HOME`id`]
      command=cat
      startsecs=0
      """;
  private static final String PLUGINS = "/usr/lib/nagios/plugins/";

  @TempDir Path folder;

  private Daemon daemon() throws IOException {
    var daemon = Daemon.start(Files.createDirectories(folder.resolve("daemon")), PROGRAMS);
    daemon.rpc.awaitState("fails", "FATAL");
    return daemon;
  }

  /** Without patience of its own: a busy machine is no failure of the daemon's. */
  private static List<String> check(Daemon daemon, String... words) {
    var command =
        new ArrayList<>(
            List.of(Image.CLIENT, "-c", daemon.conf.toString(), "check", "--timeout=50"));
    command.addAll(List.of(words));
    return command;
  }

  @Test
  void nagiosShowsTheStateAndKeepsThePerformanceData() throws IOException {
    try (var daemon = daemon();
        var nagios = Peer.start(home(daemon), List.of("/usr/sbin/nagios4", "nagios.cfg"))) {
      var status = nagios.folder().resolve("status.dat");
      Await.until(
          () -> "Nagios has checked: " + nagios.output(),
          Duration.ofSeconds(60),
          Duration.ofMillis(100),
          () -> Files.exists(status) && service(status).contains("\thas_been_checked=1\n"));
      var service = service(status);
      assertTrue(service.contains("\tcurrent_state=2\n"), service);
      assertTrue(
          service.contains(
              "\tplugin_output=SUPERVISOR CRITICAL - fails is FATAL (Exited too quickly (process"
                  + " log may have details)). 2 of 3 running\n"),
          service);
      assertTrue(
          service.matches(
              "(?s).*\tperformance_data=running=2;;;0;3 disk_/\\S+=[0-9.]+%;; rss_cat=\\d+B;;;0"
                  + " uptime_cat=\\d+s;;;0 restarts_cat=0;;;0 restarts_fails=1;;;0"
                  + " rss_odd_a__x___HOME_id_=.*"),
          service);
      assertTrue(service.contains("\tlong_plugin_output=\n"), service);
    }
  }

  private static String service(Path status) {
    try {
      var text = Files.readString(status);
      return text.substring(Math.max(0, text.indexOf("servicestatus {")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path home(Daemon daemon) throws IOException {
    var home = Files.createDirectories(folder.resolve("nagios/results")).getParent();
    var words =
        List.of(
            "HOME", home.toString(),
            "USER", Run.in(home, List.of("id", "-un")).ok().out().strip(),
            "GROUP", Run.in(home, List.of("id", "-gn")).ok().out().strip(),
            "PLUGIN", String.join(" ", check(daemon)));
    for (var file : List.of("nagios.cfg", "objects.cfg")) {
      var text = Files.readString(Image.resource("nagios/" + file));
      for (int at = 0; at < words.size(); at += 2)
        text = text.replace("@" + words.get(at) + "@", words.get(at + 1));
      Files.writeString(home.resolve(file), text);
    }
    return home;
  }

  /** {@code negate} reads what a plugin says and turns its status round. */
  @Test
  void otherPluginsUnderstandIt() throws IOException {
    try (var daemon = daemon()) {
      var ok = Run.in(folder, check(daemon, "cat", "--crit=running=1:"));
      assertEquals(0, ok.status(), ok::toString);
      assertTrue(
          ok.out().startsWith("SUPERVISOR OK - 1 of 1 running | running=1;;1:;0;1 "), ok::out);
      var negated = new ArrayList<>(List.of(PLUGINS + "negate", "-s", "-t", "60"));
      negated.addAll(check(daemon, "cat"));
      var critical = Run.in(folder, negated);
      assertEquals(2, critical.status(), critical::toString);
      assertTrue(critical.out().startsWith("SUPERVISOR CRITICAL - 1 of 1 running"), critical::out);
    }
  }

  @Test
  void whatADaemonTellsIsWhatRangesAreFor() throws IOException {
    var home = Files.createDirectories(folder.resolve("daemon"));
    var make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem"
            + " -out cert.pem -days 20 -subj /CN=localhost";
    Run.in(home, List.of(make.split(" "))).ok();
    var server =
        "[inet_http_server]\nport=127.0.0.1:%1$d\ncertificate=%2$s/cert.pem\n"
            + "certificate_key=%2$s/key.pem\n";
    try (var daemon = Daemon.start(home, PROGRAMS + server.formatted(Ports.own(), home))) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var words =
          new String[] {
            "--warn=restarts=0,disk=0:,certificate=30:", "--crit=rss=1K,disk=101:", "cat"
          };
      var run = Run.in(folder, check(daemon, words));
      assertEquals(2, run.status(), run::toString);
      assertTrue(
          run.out()
              .matches(
                  "SUPERVISOR CRITICAL - disk /\\S+ has [0-9.]+% free, cat has rss \\d+ KiB,"
                      + " certificate https://127.0.0.1:\\d+ has 19 days left\\. .*\n"),
          run::out);
      assertEquals(3, Run.in(folder, check(daemon, "zork")).status());
    }
  }
}
