package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import jsupervisor.config.values.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsPassTest {
  private static final String SERVER = "[supervisord]\n[inet_http_server]\nport=127.0.0.1:9001\n";

  @TempDir Path folder;

  @Test
  void withoutTheSectionThereAreNone() {
    assertEquals(Optional.empty(), new Scene(folder).good(SERVER).metrics());
  }

  @Test
  void theSectionAloneMeansPrometheus() {
    assertEquals(
        new MetricsConfig(
            true, false, 2000, Optional.empty(), false, Optional.empty(), "supervisor", 10),
        new Scene(folder).good(SERVER + "[metrics]\n").metrics().orElseThrow());
  }

  @Test
  void everythingCanBeSaid() {
    var text =
        """
        [metrics]
        prometheus=true
        open=true
        max_processes=5
        statsd=[::1]:8125
        statsd_format=dogstatsd
        graphite=Graphite.example.com:2003
        prefix=a.b-c.d_e
        interval=60
        """;
    assertEquals(
        new MetricsConfig(
            true,
            true,
            5,
            Optional.of(new Address("::1", 8125)),
            true,
            Optional.of(new Address("graphite.example.com", 2003)),
            "a.b-c.d_e",
            60),
        new Scene(folder).good(SERVER + text).metrics().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statsd=8125|a target needs a host and a port, as in 127.0.0.1:2003, not '8125'",
        "graphite=:2003|a target needs a host and a port, as in 127.0.0.1:2003, not ':2003'",
        "graphite=x:0|0 is below lower bound (1)",
        "statsd_format=json|no statsd_format 'json': one of plain, dogstatsd",
        "prefix=a b|no prefix: 'a b'",
        "prefix=a..b|no prefix: 'a..b'",
        "prefix=|no prefix: ''",
        "interval=0|0 is not between 1 and 3600 seconds",
        "interval=3601|3601 is not between 1 and 3600 seconds",
        "max_processes=0|0 is not between 1 and 5000 processes",
        "open=perhaps|not a valid boolean value: 'perhaps'"
      })
  void whatIsWrongIsSaid(String line, String error) {
    var errors = new Scene(folder).errors(SERVER + "[metrics]\n" + line + "\n");
    assertTrue(errors.toString().contains(error), errors::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[supervisord]\\n[metrics]\\n|nobody can read /metrics: there is no HTTP server",
        "[supervisord]\\n[metrics]\\nprometheus=false\\n|nobody gets metrics",
        "[supervisord]\\n[metrics]\\nprometheus=false\\nopen=true\\nstatsd=h:1\\n|open=true means nothing"
      })
  void whatMeansNothingIsWarnedAbout(String text, String warning) {
    var warnings = new Scene(folder).good(text.replace("\\n", "\n")).warnings();
    assertTrue(warnings.toString().contains(warning), warnings::toString);
  }
}
