package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jsupervisor.ask.WrittenConfig.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration as people get to see it: the words of the file, and those of one process. */
class WrittenTest {
  @TempDir Path directory;

  private Configuration read(String text) {
    return new Scene(directory).good(text);
  }

  @Test
  void theFileIsShownSectionBySectionWithoutItsSecrets() {
    new Scene(directory).file("more.ini", "[program:b]\ncommand=b --token t\n");
    var text =
        """
        [supervisord]
        environment=A="%(here)s",API_KEY="k"
        [inet_http_server]
        port=1
        username=u
        password=p
        [program:a]
        command=a
        [include]
        files=more.ini
        """;
    var shown = read(text).written().shown();
    assertEquals(directory.resolve("FILE").toString(), shown.file());
    assertEquals(
        List.of(
            new Section("supervisord", Map.of("environment", "A=\"%(here)s\",API_KEY=\"***\"")),
            new Section(
                "inet_http_server", Map.of("port", "1", "username", "u", "password", "***")),
            new Section("program:a", Map.of("command", "a")),
            new Section("include", Map.of("files", "more.ini")),
            new Section("program:b", Map.of("command", "b --token ***"))),
        shown.sections().stream()
            .map(one -> one.name().equals("supervisord") ? here(one) : one)
            .toList());
  }

  /** What the reader has put in already is taken out again, as folders differ. */
  private Section here(Section one) {
    var options = one.options().get("environment").replace(directory.toString(), "%(here)s");
    return new Section(one.name(), Map.of("environment", options));
  }

  @Test
  void ofAHugeFileOnlyTheBeginningIsKept() {
    var text = new StringBuilder("[supervisord]\n");
    for (int i = 0; i < 300; i++)
      text.append("[program:p" + i + "]\ncommand=x " + "y".repeat(9000) + "\n");
    var configuration = read(text.toString());
    assertEquals(300, configuration.groups().size());
    assertEquals(1 + Written.MOST_LETTERS / 9030, configuration.written().sections().size());
  }

  @Test
  void theOptionsOfAProcessAreSaidInTheWordsOfAFile() {
    var text =
        """
        [supervisord]
        [program:a]
        command=a --password=p
        umask=022
        user=chris
        autorestart=true
        exitcodes=2,0
        stopsignal=INT
        stdout_logfile=/l
        stdout_logfile_maxbytes=3MB
        stdout_syslog=true
        stderr_logfile=NONE
        environment=SECRET="s"
        """;
    var process = read(text).groups().getFirst().processes().getFirst();
    assertEquals(
        "{command=a --password=***, umask=022, priority=999, autostart=true, autorestart=true,"
            + " startsecs=1, startretries=3, exitcodes=0,2, stopsignal=INT, stopwaitsecs=10,"
            + " stopasgroup=false, killasgroup=false, user=1000, redirect_stderr=false,"
            + " stdout_logfile=/l, stdout_logfile_maxbytes=3MB, stdout_logfile_backups=10,"
            + " stdout_syslog=true, stderr_logfile=NONE}",
        OptionWords.of(process).toString());
  }
}
