package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CVE-2025-5891: words that make a regular expression, or a splitter, try everything. What tries
 * everything does so for longer than the world has stood, so the limit is no measure of speed.
 */
@Timeout(300)
class CveRegexTest {
  private static final int LENGTH = 100_000;

  private static final List<String> PIECES =
      List.of("a,", "1_", "\\\"'", " \t", "%%(", "1$", "=A,", "x-", "%%", "AAAA", "[", "::");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=/bin/cat LONG!",
        "command=LONG",
        "environment=LONG!",
        "environment=A=\"LONG",
        "stdout_logfile_maxbytes=LONGxB",
        "exitcodes=LONG!",
        "user=LONG",
        "stopsignal=LONG",
        "numprocs=LONG!",
        "process_name=%(process_num)LONGd",
        "autostart=LONG",
        "[inet_http_server]\nport=LONG!",
        "[inet_http_server]\nport=127.0.0.1:21400\nweb_hosts=LONG",
        "[unix_http_server]\nfile=/s\nchown=LONG",
        "[user:u]\npassword={PBKDF2}LONG",
        "[user:u]\npassword={PBKDF2}1$LONG$LONG!",
        "[user:u]\npassword={SHA}LONG",
        "[user:u]\nunix_accounts=LONG!",
        "[eventlistener:e]\ncommand=cat\nevents=LONG!",
        "[fcgi-program:f]\ncommand=cat\nsocket=tcp://LONG!",
        "[include]\nfiles=/nowhere/LONG",
        "LONG",
        "[LONG",
        "[program:LONG]\ncommand=cat",
        "[programm:x]\ncommandLONG=cat"
      })
  void cve20255891NoValueMakesTheReaderTryForEver(String lines) {
    var scene = new Scene(directory);
    for (var piece : PIECES) {
      var value = piece.repeat(LENGTH / piece.length());
      var start =
          "[supervisord]\n[program:x]\n" + (lines.startsWith("command") ? "" : "command=cat\n");
      switch (scene.read(start + lines.replace("LONG", value) + "\n")) {
        case ConfigResult.Good(var configuration) -> assertFalse(configuration.groups().isEmpty());
        case ConfigResult.Bad(var errors) -> assertTrue(errors.size() < 1000, piece);
      }
    }
  }
}
