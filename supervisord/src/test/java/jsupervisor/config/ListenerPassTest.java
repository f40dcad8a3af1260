package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jsupervisor.ask.Difference;
import jsupervisor.events.EventType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ListenerPassTest {
  private static final String LISTENER = "[supervisord]\n[eventlistener:l]\ncommand=c\n";

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(folder);
  }

  @Test
  void aListenerIsAGroupOfItsOwnThatComesBeforeAllOthers() {
    var groups =
        scene
            .good(
                LISTENER
                    + "events=tick_5, Process_State\nnumprocs=2\n"
                    + "process_name=l%(process_num)d\n[program:a]\ncommand=c\n")
            .groups();
    assertEquals(List.of("l", "a"), groups.stream().map(GroupConfig::name).toList());
    var listener = groups.getFirst();
    assertEquals(-1, listener.priority());
    assertEquals(
        Optional.of(new PoolConfig(10, List.of("TICK_5", "PROCESS_STATE"), false)),
        listener.pool());
    assertEquals(2, listener.processes().size());
    assertEquals(999, listener.processes().getFirst().program().priority());
    assertEquals(Optional.empty(), groups.getLast().pool());
  }

  @Test
  void priorityIsThatOfThePoolAndOfItsProcesses() {
    var group = scene.good(LISTENER + "events=EVENT\npriority=7\n").groups().getFirst();
    assertEquals(7, group.priority());
    assertEquals(7, group.processes().getFirst().program().priority());
  }

  @Test
  void payloadsAreCountedInBytesOnRequest() {
    var text = LISTENER + "events=EVENT\nbuffer_size=3\npayload_length=";
    for (var word : List.of("bytes", "Bytes", "codepoints")) {
      boolean bytes = word.equalsIgnoreCase("bytes");
      assertEquals(
          Optional.of(new PoolConfig(3, List.of("EVENT"), bytes)),
          scene.good(text + word + "\n").groups().getFirst().pool());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "buffer_size=0 | [eventlistener:l] section sets invalid buffer_size (0)",
        "events=TICK_7 | Unknown event type TICK_7 in [eventlistener:l] events",
        "events= | [eventlistener:l] section requires an \"events\" line",
        "payload_length=words | neither 'codepoints' nor 'bytes': 'words'",
        "redirect_stderr=true | [eventlistener:l] section sets redirect_stderr=true but this is"
            + " not allowed because it will interfere with the eventlistener protocol",
        "result_handler=a.b:c | a.b:c cannot be resolved within [eventlistener:l]: Python code"
            + " cannot be used; remove the option or name supervisor.dispatchers:default_handler"
      })
  void whatIsWrongIsSaid(String line, String reason) {
    var events = line.startsWith("events") ? "" : "events=EVENT\n";
    var errors = scene.errors(LISTENER + events + line + "\n");
    assertEquals(reason, errors.getFirst().reason());
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeOfEventMayBeAskedFor(EventType type) {
    var pool = scene.good(LISTENER + "events=" + type + "\n").groups().getFirst().pool();
    assertEquals(List.of(type.name()), pool.orElseThrow().events());
  }

  @Test
  void anotherPoolIsAChangedGroup() {
    var before = scene.good(LISTENER + "events=TICK_5\n");
    var after = scene.good(LISTENER + "events=TICK_60\n");
    assertEquals(
        new Difference(List.of(), List.of("l"), List.of()), Differences.between(before, after));
  }

  @Test
  void aListenerIsInNoGroup() {
    var errors = scene.errors(LISTENER + "events=EVENT\n[group:g]\nprograms=l\n");
    assertEquals(
        Set.of("[group:g] names unknown program or fcgi-program l"),
        errors.stream().map(ConfigError::reason).collect(Collectors.toSet()));
  }
}
