package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a supervised program has done to others; each test is named after its CVE. */
@Timeout(300)
class CveChildrenIT {
  @TempDir Path folder;

  private static List<String> states(Daemon daemon) throws IOException {
    var all = new ArrayList<String>();
    for (var info : daemon.rpc.allInfo())
      all.add(info.get("name") + " " + info.get("statename") + " " + info.get("pid"));
    return all;
  }

  /**
   * systemd wrote a long status of a program in several lines into the state that its next process
   * read, who took the second for a line of its own.
   */
  @Test
  void cve201815686NothingThatAProgramSaysBecomesStateOfTheNextJvm() throws IOException {
    Files.writeString(
        folder.resolve("liar.sh"),
        """
        printf 'READY\\n'
        read -r head
        printf 'RESULT 99999\\n'
        i=0
        while [ $i -lt 3000 ]; do printf 'fine\\nRUNNING\\n\\003\\000\\001JSUP'; i=$((i + 1)); done
        exec sleep 1000
        """);
    var conf =
        """
        [program:fine]
        command=/bin/cat
        startsecs=0
        [program:bad]
        command=%1$s/not
        startretries=0
        [eventlistener:liar]
        command=sh %1$s/liar.sh
        events=REMOTE_COMMUNICATION
        """;
    Files.writeString(folder.resolve("not"), "x".repeat(5000) + "\n[program:x]\npid=1\n");
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("fine", "RUNNING");
      daemon.rpc.awaitState("bad", "FATAL");
      daemon.rpc.awaitState("liar", "RUNNING");
      var data = "a\n[program:y]\n".repeat(20_000);
      daemon.rpc.call("supervisor.sendRemoteCommEvent", "fine\nRUNNING", data);
      var before = states(daemon);
      for (int i = 0; i < 3; i++) {
        long jvm = daemon.jvm();
        Signals.send("KILL", jvm);
        Await.until("another JVM answers", () -> daemon.answers() && daemon.jvm() != jvm);
        assertEquals(before, states(daemon));
      }
    }
  }

  /**
   * journald made room on its stack for as much as a program told it to. A line, a message, a
   * sequence and an answer that never end take no more than a few pieces. Events are garbage soon,
   * but only the heap's own limit (256 MiB) has it collected: there the test is that more than that
   * went through and the JVM is the same.
   */
  @ParameterizedTest
  @CsvSource({
    "line, 60000000, 300, program, stdout_events_enabled=true, ''",
    "marks, 60000000, 64, program, stdout_capture_maxbytes=1MB, <!--XSUPERVISOR:BEGIN-->",
    "ansi, 60000000, 64, program, strip_ansi=true, \\033]",
    "answer, 60000000, 64, eventlistener, events=REMOTE_COMMUNICATION, ''",
  })
  void cve201816864To16866WhatAProgramSendsTakesBoundedMemory(
      String name, int bytes, int mebibytes, String kind, String option, String start)
      throws IOException {
    var script = folder.resolve("flood.sh");
    Files.writeString(
        script,
        """
        printf '%s'
        head -c %d /dev/zero | tr '\\0' 'x'
        echo >%s/done
        exec sleep 1000
        """
            .formatted(start, bytes, folder));
    boolean global = option.startsWith("strip");
    var section = "[%s:%s]\ncommand=sh %s\nstdout_logfile=NONE\n".formatted(kind, name, script);
    var reader = "[eventlistener:reader]\ncommand=cat\nevents=PROCESS_LOG\n";
    var conf = (global ? option : "") + "\n" + section + (global ? "" : option) + "\n" + reader;
    if (global) conf = conf.replace("=NONE", "=%1$s/x.log\nstdout_logfile_maxbytes=1MB");
    try (var daemon = Daemon.start(folder, conf)) {
      long jvm = daemon.jvm();
      long before = Proc.kilobytes(jvm);
      var most = new AtomicLong();
      Await.until(
          () -> name + " has written all",
          Duration.ofSeconds(150),
          Duration.ofMillis(20),
          () -> {
            most.accumulateAndGet(Proc.kilobytes(jvm), Math::max);
            return Files.exists(folder.resolve("done"));
          });
      assertTrue(daemon.answers());
      assertEquals(jvm, daemon.jvm());
      long grown = most.get() - before;
      assertTrue(grown < (long) mebibytes << 10, () -> "the JVM took " + grown + " KiB more");
    }
  }
}
