package jsupervisor.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jsupervisor.config.values.Likeness;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Words;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;

/** {@code [eventlistener:x]}: each is a group of its own (spec config, section 7). */
final class ListenerPass {
  private static final int PRIORITY = -1;
  private static final int BUFFER = 10;
  private static final String HANDLER = "supervisor.dispatchers:default_handler";
  private static final Set<String> EVENTS =
      Set.of(
          ("EVENT PROCESS_STATE PROCESS_STATE_STOPPED PROCESS_STATE_EXITED PROCESS_STATE_STARTING"
                  + " PROCESS_STATE_STOPPING PROCESS_STATE_BACKOFF PROCESS_STATE_FATAL"
                  + " PROCESS_STATE_RUNNING PROCESS_STATE_UNKNOWN PROCESS_COMMUNICATION"
                  + " PROCESS_COMMUNICATION_STDOUT PROCESS_COMMUNICATION_STDERR PROCESS_LOG"
                  + " PROCESS_LOG_STDOUT PROCESS_LOG_STDERR REMOTE_COMMUNICATION"
                  + " SUPERVISOR_STATE_CHANGE SUPERVISOR_STATE_CHANGE_RUNNING"
                  + " SUPERVISOR_STATE_CHANGE_STOPPING TICK TICK_5 TICK_60 TICK_3600"
                  + " PROCESS_GROUP PROCESS_GROUP_ADDED PROCESS_GROUP_REMOVED")
              .split(" "));

  private final Draft draft;
  private final SectionReader reader;
  private final String section;

  private ListenerPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.section = section.name();
    reader = draft.reader(section);
  }

  static void apply(Draft draft) {
    for (var section : draft.document.beginningWith("eventlistener:"))
      new ListenerPass(draft, section).group().ifPresent(draft.groups::add);
  }

  private Optional<GroupConfig> group() {
    var name = reader.checked("", () -> Words.name(section.split(":", 2)[1]));
    int priority = reader.get("priority", PRIORITY, Numbers::integer);
    int buffer = reader.get("buffer_size", BUFFER, Numbers::integer);
    if (buffer < 1)
      reader.error("buffer_size", header() + "sets invalid buffer_size (" + buffer + ")");
    handler();
    var events = events();
    boolean bytes = reader.get("payload_length", false, ListenerPass::bytes);
    if (reader.get("redirect_stderr", false, Words::bool))
      reader.error(
          "redirect_stderr",
          header()
              + "sets redirect_stderr=true but this is not allowed because it will interfere with"
              + " the eventlistener protocol");
    if (name.isEmpty()) return Optional.empty();
    var processes = ProcessReader.read(draft, reader, name.get());
    var pool = new PoolConfig(buffer, events, bytes);
    return Optional.of(new GroupConfig(name.get(), priority, processes, Optional.of(pool)));
  }

  private String header() {
    return "[" + section + "] section ";
  }

  private void handler() {
    var handler = reader.get("result_handler", HANDLER, text -> text);
    if (!handler.equals(HANDLER))
      reader.error(
          "result_handler",
          "%s cannot be resolved within [%s]: Python code cannot be used; remove the option or name %s"
              .formatted(handler, section, HANDLER));
  }

  private List<String> events() {
    var events =
        reader.get("events", List.<String>of(), Words::list).stream()
            .map(event -> event.toUpperCase(Locale.ROOT))
            .toList();
    if (events.isEmpty()) reader.error("events", header() + "requires an \"events\" line");
    for (var event : events)
      if (!EVENTS.contains(event))
        reader.error(
            "events",
            "Unknown event type " + event + " in [" + section + "] events",
            Likeness.hint(event, EVENTS));
    return events;
  }

  /** An option of ours, which Supervisor does not know (known-traps B1). */
  private static boolean bytes(String text) throws BadValue {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "bytes" -> true;
      case "codepoints" -> false;
      default -> throw new BadValue("neither 'codepoints' nor 'bytes': " + Repr.of(text));
    };
  }
}
