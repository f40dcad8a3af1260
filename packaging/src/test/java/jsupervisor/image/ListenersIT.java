package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event listeners are told what Supervisor would tell them. */
class ListenersIT {
  private static final List<String> LISTENERS = List.of("shell", "python", "java", "childutils");

  /** What takes its time to stop, so that listeners, which are stopped last, are told of it. */
  private static final String RELUCTANT =
      """
      [program:reluctant]
      command=sh -c 'trap "" TERM; while :; do sleep 0.2; done'
      stopwaitsecs=2
      """;

  private static final String TALKER =
      """
      [program:talker]
      command=%s %s wait
      autostart=false
      stdout_logfile=%%1$s/talker.out
      stdout_events_enabled=true
      stdout_capture_maxbytes=100KB
      stderr_logfile=%%1$s/talker.err
      stderr_events_enabled=true
      stderr_capture_maxbytes=4
      [program:talks]
      command=%1$s %2$s ends
      autostart=false
      startsecs=0
      stdout_logfile=NONE
      stderr_logfile=NONE
      stdout_events_enabled=true
      stdout_capture_maxbytes=1KB
      [program:fails]
      command=/bin/false
      autostart=false
      startretries=0
      """
          .formatted(Image.PYTHON, Image.resource("listeners/talker.py"));

  @TempDir Path folder;

  @Test
  void listenersInThreeLanguagesAreToldOfEveryType() throws IOException {
    Image.debian("supervisord"); // its childutils are used
    var all = "events=EVENT\nbuffer_size=1000\nstderr_logfile=%1$s/";
    var childutils =
        Image.PYTHON + " " + Image.resource("listeners/childutils.py") + " %1$s/childutils";
    var conf =
        TALKER
            + RELUCTANT
            + Listeners.section(
                "shell", Listeners.sample("listener.sh"), all + "shell", "payload_length=bytes")
            + Listeners.section("python", Listeners.sample("listener.py"), all + "python")
            + Listeners.section(
                "java", Listeners.sample("Listener.java"), all + "java", "payload_length=bytes")
            + Listeners.section("childutils", childutils, "events=EVENT\nbuffer_size=1000");
    var pids = new ArrayList<Object>();
    try (var daemon = Daemon.start(folder, conf)) {
      for (var listener : LISTENERS) daemon.rpc.awaitState(listener, "RUNNING");
      daemon.rpc.call("supervisor.startProcess", "talker", true);
      pids.add(daemon.rpc.info("talker").get("pid"));
      Await.until(
          "the talker has come to its end", () -> daemon.text("talker.err").contains("error"));
      told(daemon, "shell", "PROCESS_COMMUNICATION_STDERR");
      daemon.rpc.call("supervisor.stopProcess", "talker", true);
      daemon.rpc.call("supervisor.startProcess", "fails", false);
      daemon.rpc.awaitState("fails", "FATAL");
      daemon.rpc.call("supervisor.startProcess", "talks", true);
      daemon.rpc.awaitState("talks", "EXITED");
      daemon.rpc.call("supervisor.sendRemoteCommEvent", "a type", "aé€😀");
      daemon.rpc.call("supervisor.removeProcessGroup", "fails");
      daemon.rpc.call("supervisor.addProcessGroup", "fails");
      for (var listener : LISTENERS)
        for (var event : events(pids.getFirst())) told(daemon, listener, event);
      assertEquals("plain é€\nafter\n", daemon.text("talker.out"));
      assertEquals("error\n", daemon.text("talker.err"));
    }
    for (var listener : LISTENERS) {
      var text = Files.readString(folder.resolve(listener));
      assertTrue(text.contains("SUPERVISOR_STATE_CHANGE_STOPPING"), listener + ":\n" + text);
    }
  }

  /** One of each type; TICK_60 and TICK_3600 would take their time. */
  private static List<String> events(Object pid) {
    var talker = " processname:talker groupname:talker ";
    return List.of(
        "PROCESS_GROUP_ADDED groupname:talker\n",
        "SUPERVISOR_STATE_CHANGE_RUNNING ",
        "PROCESS_STATE_STARTING" + talker + "from_state:STOPPED tries:0",
        "PROCESS_LOG_STDOUT" + talker + "pid:" + pid + " channel:stdout\nplain é€\n",
        "PROCESS_COMMUNICATION_STDOUT" + talker + "pid:" + pid + "\nto listeners\n",
        "PROCESS_LOG_STDOUT" + talker + "pid:" + pid + " channel:stdout\nafter\n",
        "PROCESS_LOG_STDERR" + talker + "pid:" + pid + " channel:stderr\nerror\n",
        "PROCESS_COMMUNICATION_STDERR" + talker + "pid:" + pid + "\naint\n",
        "PROCESS_STATE_RUNNING" + talker + "from_state:STARTING pid:" + pid,
        "PROCESS_STATE_STOPPING" + talker + "from_state:RUNNING pid:" + pid,
        "PROCESS_STATE_STOPPED" + talker + "from_state:STOPPING pid:" + pid,
        "PROCESS_STATE_BACKOFF processname:fails groupname:fails from_state:STARTING tries:1",
        "PROCESS_STATE_FATAL processname:fails groupname:fails from_state:BACKOFF\n",
        "PROCESS_STATE_EXITED processname:talks groupname:talks from_state:RUNNING expected:1 pid:",
        "REMOTE_COMMUNICATION type:a type\naé€😀\n",
        "PROCESS_GROUP_REMOVED groupname:fails\n",
        "TICK_5 when:");
  }

  private static void told(Daemon daemon, String listener, String event) {
    Await.until(
        () -> listener + " is told of " + event + ":\n" + daemon.text(listener) + daemon.log(),
        Duration.ofSeconds(30),
        Duration.ofMillis(20),
        () -> daemon.text(listener).contains(event));
  }

  @Test
  void debiansDaemonTellsTheSame() throws IOException {
    var ours = scenario(List.of(Image.DAEMON), Files.createDirectory(folder.resolve("ours")));
    var debians =
        scenario(
            List.of(Image.debian("supervisord")), Files.createDirectory(folder.resolve("debians")));
    assertEquals(debians, ours);
    assertTrue(ours.size() >= 8, ours.toString());
  }

  /** What a listener is told of programs that are started one after another; pids are hidden. */
  private static List<String> scenario(List<String> program, Path folder) throws IOException {
    var events = "events=PROCESS_STATE,PROCESS_LOG,PROCESS_COMMUNICATION,REMOTE_COMMUNICATION";
    var conf =
        "loglevel=debug\n"
            + TALKER
                .replace("stdout_capture_maxbytes=1KB\n", "")
                .replace("stderr_events_enabled=true\n", "")
            + Listeners.recorder("recorder", "ok", events, "buffer_size=1000");
    try (var daemon = Daemon.start(program, folder, conf)) {
      daemon.rpc.awaitState("recorder", "RUNNING");
      daemon.rpc.call("supervisor.startProcess", "fails", false);
      daemon.rpc.awaitState("fails", "FATAL");
      daemon.rpc.call("supervisor.startProcess", "talks", true);
      daemon.rpc.awaitState("talks", "EXITED");
      Listeners.tell(daemon, "t", "d");
      Listeners.awaitRemote(daemon, "recorder", List.of("d"));
      assertTrue(daemon.log().contains("DEBG recorder: BUSY -> ACKNOWLEDGED"), daemon.log());
      assertTrue(daemon.log().contains("DEBG recorder: event was processed"), daemon.log());
      return joined(Listeners.told(daemon, "recorder"));
    }
  }

  /** Without the listener's own states; output is joined, as it may come in any pieces. */
  private static List<String> joined(List<Listeners.Told> all) {
    var lines = new ArrayList<String>();
    var about = "";
    for (var told : all) {
      var line = told.event() + " " + told.payload().replaceAll("pid:\\d+", "pid:N");
      if (line.contains("processname:recorder")) continue;
      var head = line.substring(0, line.indexOf('|') + 1);
      boolean more = told.event().startsWith("PROCESS_LOG") && head.equals(about);
      if (more) lines.add(lines.removeLast() + line.substring(head.length()));
      else lines.add(line);
      about = head;
    }
    return lines;
  }

  @Test
  void anExitIsToldAfterTheLastOutput() throws IOException {
    var conf =
        """
        [program:brief]
        command=sh -c 'echo one; echo two; printf %%s%%s last; exit 3'
        startsecs=0
        stdout_events_enabled=true
        stdout_logfile=NONE
        """
                .replace("%%s%%s", "")
            + Listeners.recorder(
                "recorder", "ok", "events=PROCESS_LOG,PROCESS_STATE_EXITED", "buffer_size=5000");
    try (var daemon = Daemon.start(folder, conf)) {
      Await.until("100 exits are told", () -> exits(daemon).size() >= 100);
      var said = new ArrayList<String>();
      for (var told : Listeners.told(daemon, "recorder")) {
        var payload = told.payload();
        if (told.event().equals("PROCESS_LOG_STDOUT"))
          said.add(payload.substring(payload.indexOf('|') + 1));
        if (told.event().equals("PROCESS_STATE_EXITED")) {
          var all = String.join("", said);
          assertEquals("one|two|last", all, "before " + payload);
          said.clear();
        }
      }
    }
  }

  private static List<String> exits(Daemon daemon) {
    return Listeners.told(daemon, "recorder").stream()
        .map(Listeners.Told::event)
        .filter("PROCESS_STATE_EXITED"::equals)
        .toList();
  }

  @Test
  void serialsGoOnAfterARestartAndPoolSerialsBeginAgain() throws IOException {
    var conf = Listeners.recorder("recorder", "ok", "events=REMOTE_COMMUNICATION");
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("recorder", "RUNNING");
      Listeners.tell(daemon, "t", "1");
      Listeners.tell(daemon, "t", "2");
      Listeners.awaitRemote(daemon, "recorder", List.of("1", "2"));
      daemon.signal("HUP");
      Await.until(
          "it has come back", () -> daemon.log().split("supervisord started", -1).length == 3);
      daemon.rpc.awaitState("recorder", "RUNNING");
      Listeners.tell(daemon, "t", "3");
      Listeners.awaitRemote(daemon, "recorder", List.of("1", "2", "3"));
      var numbers =
          Listeners.told(daemon, "recorder").stream()
              .flatMap(told -> Stream.of(told.serial(), told.poolSerial()))
              .toList();
      assertEquals(List.of(0L, 0L, 1L, 1L, 2L, 0L), numbers);
    }
  }
}
