package jsupervisor.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {
  private static final Set<String> WEB = Set.of("web");

  private final List<Ask<?>> asked = new ArrayList<>();
  private final List<String> audit = new ArrayList<>();
  private final Guard guard = new Guard(loop(), audit::add);

  private Asker loop() {
    return new Asker() {
      @Override
      public <T> T ask(Ask<T> question) {
        asked.add(question);
        if (question instanceof Ask.Stop) throw Fault.of(FaultCode.NOT_RUNNING, "web");
        return null;
      }
    };
  }

  static List<Ask<?>> seeing() {
    return List.of(
        new Ask.Daemon(),
        new Ask.Info("x"),
        new Ask.InfoAll(),
        new Ask.Look(),
        new Ask.Some(Set.of()),
        new Ask.Restarts(0),
        new Ask.Recorded(0),
        new Ask.Written(),
        new Ask.ConfigAll(false),
        new Ask.Detail("x"),
        new Ask.LogPath("x:y", Channel.STDOUT));
  }

  static List<Ask<?>> operating() {
    return List.of(
        new Ask.Start("x", true),
        new Ask.StartGroup("x", true),
        new Ask.StartAll(true),
        new Ask.StopGroup("x", true),
        new Ask.StopAll(true),
        new Ask.SendSignal("x", "HUP"),
        new Ask.SendSignalGroup("x", "HUP"),
        new Ask.SendSignalAll("HUP"),
        new Ask.ClearLogs("x"),
        new Ask.ClearAllLogs(),
        new Ask.SendStdin("x", new byte[3]),
        new Ask.RemoteEvent("a", "b"));
  }

  static List<Ask<?>> administering() {
    return List.of(
        new Ask.Reread(),
        new Ask.AddGroup("x"),
        new Ask.RemoveGroup("x"),
        new Ask.ClearMainLog(),
        new Ask.Shutdown(),
        new Ask.Restart(),
        new Ask.Upgrade());
  }

  private void as(Right right, Set<String> groups, Ask<?> question) {
    var caller = new Caller(new User("joe", right, groups), () -> "10.0.0.1");
    var failure = new AtomicReference<Fault>();
    Guard.as(
        caller,
        () -> {
          try {
            guard.ask(question);
          } catch (Fault fault) {
            failure.set(fault);
          }
        });
    if (failure.get() != null) throw failure.get();
  }

  private void refused(Right right, Set<String> groups, Ask<?> question) {
    int before = asked.size();
    var fault = assertThrows(Fault.class, () -> as(right, groups, question));
    assertEquals("FAILED: not allowed: joe ", fault.text().substring(0, 25));
    assertEquals(before, asked.size(), "nothing has come through");
  }

  @ParameterizedTest
  @MethodSource("seeing")
  void everybodyMaySee(Ask<?> question) {
    for (var right : Right.values()) as(right, Set.of(), question);
    guard.ask(question); // and the threads of the page, which are nobody's
    assertEquals(4, asked.size());
    assertEquals(List.of(), audit);
  }

  @ParameterizedTest
  @MethodSource("operating")
  void whoOperatesMayActAndIsWrittenDown(Ask<?> question) {
    refused(Right.READ, Set.of(), question);
    assertThrows(Fault.class, () -> guard.ask(question));
    as(Right.OPERATE, Set.of(), question);
    as(Right.ADMIN, Set.of(), question);
    assertEquals(4, audit.size());
    assertEquals(": refused", audit.getFirst().substring(audit.getFirst().lastIndexOf(':')));
    assertEquals(": done", audit.getLast().substring(audit.getLast().lastIndexOf(':')));
    refused(Right.OPERATE, WEB, question);
  }

  @ParameterizedTest
  @MethodSource("administering")
  void onlyAnAdminChangesWhatRunsAtAll(Ask<?> question) {
    refused(Right.READ, Set.of(), question);
    refused(Right.OPERATE, Set.of(), question);
    as(Right.ADMIN, Set.of(), question);
    assertEquals(1, asked.size());
  }

  @Test
  void groupsLimitDeedsAndLogs() {
    as(Right.OPERATE, WEB, new Ask.Start("web", true));
    as(Right.OPERATE, WEB, new Ask.Start("web:1", true));
    as(Right.OPERATE, WEB, new Ask.StartGroup("web", true));
    as(Right.OPERATE, WEB, new Ask.LogPath("web:1", Channel.STDERR));
    as(Right.OPERATE, WEB, new Ask.InfoAll());
    refused(Right.OPERATE, WEB, new Ask.Start("db:web", true));
    refused(Right.OPERATE, WEB, new Ask.LogPath("db", Channel.STDOUT));
    refused(Right.READ, WEB, new Ask.Detail("db"));
  }

  @Test
  void whatAGroupHasLeftBehindIsForThoseWhoMaySeeTheGroup() {
    var seen = new ArrayList<String>();
    for (var groups : List.of(WEB, Set.<String>of()))
      Guard.as(
          new Caller(new User("joe", Right.READ, groups), () -> "here"),
          () -> List.of("web", "db").stream().filter(guard::sees).forEach(seen::add));
    assertEquals(List.of("web", "web", "db"), seen);
  }

  @Test
  void onlyWhoIsNotLimitedToGroupsSeesAll() {
    var seen = new ArrayList<Boolean>();
    for (var groups : List.of(WEB, Set.<String>of()))
      Guard.as(
          new Caller(new User("joe", Right.READ, groups), () -> "here"),
          () -> seen.add(guard.seesAll()));
    assertEquals(List.of(false, true), seen);
  }

  @Test
  void anAuditLineSaysWhoDidWhatWithWhatResult() {
    var stop = new Ask.Stop("web\nadmin from here: start all: done", true);
    assertThrows(Fault.class, () -> as(Right.OPERATE, Set.of(), stop));
    assertEquals(
        List.of(
            "joe from 10.0.0.1: stop web\uFFFDadmin from here: start all: done: NOT_RUNNING: web"),
        audit);
  }
}
