package jsupervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jsupervisor.access.Caller;
import jsupervisor.access.Guard;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import jsupervisor.alerts.Alerts;
import jsupervisor.alerts.Settings;
import jsupervisor.alerts.Wellness;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Newsroom;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.Severity;
import jsupervisor.terms.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertMethodsTest {
  @TempDir Path folder;

  /** A control thread that never answers. */
  private static final Asker NOBODY =
      new Asker() {
        @Override
        public <T> T ask(Ask<T> question) {
          throw new IllegalStateException("nobody answers");
        }
      };

  private AlertConfig config(String name) {
    var second = Duration.ofSeconds(1);
    return new AlertConfig(
        name,
        Set.of(),
        List.of(),
        Severity.INFO,
        new AlertPace(second, second, 1, 1, second, second),
        Optional.empty(),
        folder.resolve("kept").toString(),
        new AlertTargets(List.of("/bin/cat"), Optional.empty(), Optional.empty(), true));
  }

  private static Object called(AlertMethods methods, User user, String method, Object... values) {
    var answer = new AtomicReference<Object>();
    Guard.as(
        new Caller(user, () -> "here"),
        () -> {
          for (var each : methods.methods())
            if (each.name().equals(method)) answer.set(each.body().call(null, List.of(values)));
        });
    return answer.get();
  }

  @Test
  void whoMayOperateTestsAndEverybodySees() {
    var newsroom = new Newsroom();
    var syslog = new ArrayList<String>();
    try (var chronicler = Chronicler.start(newsroom, NOBODY, () -> {}, _ -> {});
        var alerts =
            Alerts.start(
                new Settings(List.of(config("a")), "venus", "supervisor", Map.of()),
                new Alerts.Means(
                    chronicler,
                    () -> {},
                    (_, _) -> {},
                    syslog::add,
                    _ -> new Wellness.Unprobed()))) {
      var methods = new AlertMethods(alerts, new Guard(NOBODY, _ -> {}));
      var reader = new User("r", Right.READ, Set.of());
      var operator = new User("o", Right.OPERATE, Set.of());
      var limited = new User("l", Right.OPERATE, Set.of("web"));
      for (var user : List.of(reader, limited))
        assertTrue(
            assertThrows(Fault.class, () -> called(methods, user, "testAlert", "a")).refused());
      assertEquals(
          List.of(
              Map.of("target", "exec", "ok", true, "said", "exit status 0"),
              Map.of("target", "syslog", "ok", true, "said", "handed to syslog")),
          called(methods, operator, "testAlert", "a"));
      assertEquals("alert a: info: venus: test of alert a", syslog.getFirst());
      var unknown = assertThrows(Fault.class, () -> called(methods, operator, "testAlert", "b"));
      assertEquals("BAD_NAME: b", unknown.text());
      assertThrows(Fault.class, () -> called(methods, operator, "testAlert", 7));
      assertTrue(called(methods, reader, "getAlerts") instanceof List<?>);
    }
  }
}
