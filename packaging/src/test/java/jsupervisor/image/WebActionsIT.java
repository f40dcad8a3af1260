package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages' own forms and script do, done with curl (docs/web.md). */
class WebActionsIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      stdout_logfile=%1$s/cat.out
      environment=API_KEY="hunter2",PLAIN="seen",DB="pg://u:hunter2@h/d"
      [program:trap]
      command=/bin/sh -c 'trap "echo hup" HUP; while :; do sleep 0.1; done'
      startsecs=0
      stdout_logfile=%1$s/trap.out
      [program:broken]
      command=/no/such/file --password hunter2
      startretries=0
      [program:a]
      command=/bin/cat
      startsecs=0
      [program:b]
      command=/bin/cat
      startsecs=0
      [group:g]
      programs=a,b
      """;

  @TempDir Path folder;
  private String conf;
  private Daemon daemon;
  private Curl curl;

  @BeforeEach
  void start() throws IOException {
    int port = Ports.free();
    conf = PROGRAMS + "[inet_http_server]\nport=127.0.0.1:" + port + "\n";
    daemon = Daemon.start(folder, conf);
    curl = Curl.port(folder, port);
    for (var name : new String[] {"cat", "trap", "g:a", "g:b"})
      daemon.rpc.awaitState(name, "RUNNING");
    daemon.rpc.awaitState("broken", "FATAL");
  }

  @AfterEach
  void stop() {
    daemon.close();
  }

  private void says(int status, String message, Curl.Answer answer) {
    assertEquals(status + " " + message, answer.status() + " " + answer.field("message"));
    assertEquals(Boolean.toString(status == 200), answer.field("ok"));
    assertEquals("application/json", answer.header("content-type"));
  }

  @Test
  void oneProcessAndManyAndGroups() throws IOException {
    says(200, "Process cat stopped", curl.post("action=stop&processname=cat"));
    daemon.rpc.awaitState("cat", "STOPPED");
    says(200, "Process cat started", curl.post("action=start&processname=cat"));
    says(
        200,
        "3 processes restarted",
        curl.post("action=restart&processname=cat&processname=g:a&processname=g:b"));
    says(
        409,
        "1 process restarted; ERROR: broken: no such file; nobody: no such process",
        curl.post("action=restart&processname=g:a&processname=broken&processname=nobody"));
    says(200, "Group g stopped", curl.post("action=stopgroup&group=g"));
    daemon.rpc.awaitState("g:b", "STOPPED");
    says(200, "Group g started", curl.post("action=startgroup&group=g"));
    says(200, "Group g restarted", curl.post("action=restartgroup&group=g"));
    daemon.rpc.awaitState("g:b", "RUNNING");
    says(404, "No such group named x", curl.post("action=startgroup&group=x"));
    says(404, "No such process named x", curl.post("action=start&processname=x"));
    says(409, "ERROR: Process broken: no such file", curl.post("action=start&processname=broken"));
  }

  @Test
  void signalsLinesAndLogs() {
    says(
        200, "Signal sent to process trap", curl.post("action=signal&signal=HUP&processname=trap"));
    Await.until("the signal came", () -> daemon.text("trap.out").contains("hup"));
    assertEquals(409, curl.post("action=signal&signal=NO&processname=trap").status());
    says(
        200, "Line sent to process cat", curl.post("action=stdin&processname=cat&data=a%20%C3%A9"));
    Await.until("the line came", () -> daemon.text("cat.out").equals("a é\n"));
    var log = curl.get("/logfile/cat/stdout");
    assertEquals("a é\n", log.body());
    assertEquals("attachment; filename=\"cat-stdout.log\"", log.header("content-disposition"));
    says(200, "Log for cat cleared", curl.post("action=clearlog&processname=cat"));
    assertEquals("", curl.get("/logfile/cat/stdout").body());
    assertEquals(404, curl.get("/logfile/nobody/stdout").status());
    assertTrue(curl.get("/mainlogfile").body().contains("spawned: 'cat'"));
    says(200, "Log of the daemon cleared", curl.post("action=clearmainlog"));
    assertFalse(curl.get("/mainlogfile").body().contains("spawned: 'cat'"));
  }

  @Test
  void anUpdateIsPlannedThenDone() throws IOException {
    says(200, "No config updates to processes", curl.post("action=update"));
    var changed =
        conf.replace(
                "[program:trap]", "[program:newone]\ncommand=/bin/cat\nstartsecs=0\n[program:x]")
            .replace("PLAIN=\"seen\"", "PLAIN=\"other\"");
    Daemon.write(folder, changed);
    var plan = curl.post("action=reread").body();
    assertTrue(
        plan.contains(
            "\"plan\":{\"added\":[\"newone\",\"x\"],\"changed\":[\"cat\"],\"removed\":[\"trap\"]"),
        plan);
    assertTrue(plan.contains("\"error\":\"\""), plan);
    assertTrue(curl.get("/config.html?plan=1").body().contains("newone"));
    assertEquals("RUNNING", daemon.rpc.info("trap").get("statename"), "nothing was done yet");
    says(
        200,
        "trap: removed process group; cat: updated process group; newone: added process group; x:"
            + " added process group",
        curl.post("action=update"));
    daemon.rpc.awaitState("newone", "RUNNING");
    Daemon.write(folder, conf.replace("startsecs=0", "startsecs=never"));
    var wrong = curl.post("action=reread");
    assertEquals(409, wrong.status());
    assertTrue(wrong.body().contains("\"error\":\"CANT_REREAD: "), wrong.body());
    assertEquals(409, curl.post("action=update").status());
  }

  @Test
  void aProcessIsShownWithItsHistoryAndWithoutItsSecrets() {
    curl.post("action=stop&processname=cat");
    curl.post("action=start&processname=cat");
    var cat = curl.get("/process.json?processname=cat").body();
    assertTrue(cat.contains("\"name\":\"API_KEY\",\"value\":\"***\""), cat);
    assertTrue(cat.contains("\"name\":\"PLAIN\",\"value\":\"seen\""), cat);
    assertTrue(cat.contains("pg://u:***@h/d"), cat);
    assertTrue(cat.contains("SUPERVISOR_PROCESS_NAME"), cat);
    assertTrue(cat.contains("\"cause\":\"killed by SIGTERM\""), cat);
    assertTrue(cat.contains("\"starts\":2"), cat);
    var broken = curl.get("/process.json?processname=broken").body();
    assertTrue(
        broken.contains("gave up after 1 attempt: can't find command '/no/such/file'"), broken);
    assertTrue(broken.contains("/no/such/file --password ***"), broken);
    for (var path :
        new String[] {"/process.html?processname=cat", "/config.html", "/rows.json", "/"})
      assertFalse(curl.get(path).body().contains("hunter2"), path);
    assertEquals(404, curl.get("/process.json?processname=nobody").status());
    assertEquals(
        404, curl.get("/process.html?processname=g:*", "-H", "Accept: text/html").status());
  }

  /** The keeper starts another JVM; what is written down for it is known to that one, too. */
  @Test
  void startsAndTheLastEndSurviveTheJvm() throws IOException {
    curl.post("action=restart&processname=cat");
    long before = daemon.jvm();
    Signals.send("KILL", before);
    Await.until("another JVM answers", () -> daemon.answers() && daemon.jvm() != before);
    var rows = curl.get("/rows.json", "--retry", "30", "--retry-all-errors").body();
    assertTrue(rows.contains("gave up after 1 attempt: can't find command '/no/such/file'"), rows);
    var cat = curl.get("/process.json?processname=cat").body();
    assertTrue(cat.contains("\"starts\":2"), cat);
    assertTrue(curl.get("/config.html").body().contains("[program:cat]"), "also the file's words");
  }

  @Test
  void filesAreSentOnceAndNotAgain() {
    var page = curl.get("/").body();
    var style = page.replaceFirst("(?s).*href=\"(static/[^\"]*[.]css)\".*", "/$1");
    var first = curl.get(style);
    assertEquals(200, first.status());
    assertEquals("public, max-age=31536000, immutable", first.header("cache-control"));
    var tag = first.header("etag");
    assertEquals(304, curl.get(style, "-H", "If-None-Match: \"x\", " + tag).status());
    assertEquals(200, curl.get(style, "-H", "If-None-Match: \"x\"").status());
    var since = "If-Modified-Since: " + first.header("last-modified");
    assertEquals(304, curl.get(style, "-H", since).status());
    assertEquals(200, curl.get(style, "-H", since, "-H", "If-None-Match: \"x\"").status());
    var packed = curl.get(style, "-H", "Accept-Encoding: gzip", "--head");
    assertEquals("gzip", packed.header("content-encoding"));
    assertTrue(
        Integer.parseInt(packed.header("content-length"))
            < Integer.parseInt(first.header("content-length")));
    assertEquals(
        "gzip", curl.get("/", "--head", "-H", "Accept-Encoding: gzip").header("content-encoding"));
    assertEquals(200, curl.get("/favicon.ico").status());
  }
}
