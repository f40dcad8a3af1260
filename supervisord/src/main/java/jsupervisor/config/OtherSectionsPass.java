package jsupervisor.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import jsupervisor.config.values.Likeness;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Words;
import jsupervisor.ini.IniSection;

/** Sections that Supervisor knows and that nobody here runs yet: checked, and kept by name. */
final class OtherSectionsPass {
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

  private OtherSectionsPass() {}

  static void apply(Draft draft) {
    draft.document.beginningWith("eventlistener:").forEach(section -> listener(draft, section));
    for (var plugin : draft.document.beginningWith("ctlplugin:"))
      draft.otherSections.add(plugin.name());
  }

  private static void listener(Draft draft, IniSection section) {
    var reader = draft.reader(section);
    var header = "[" + section.name() + "] section ";
    reader.get("priority", -1, Numbers::integer);
    int buffer = reader.get("buffer_size", 10, Numbers::integer);
    if (buffer < 1)
      reader.error("buffer_size", header + "sets invalid buffer_size (" + buffer + ")");
    var handler = reader.get("result_handler", HANDLER, text -> text);
    if (!handler.equals(HANDLER))
      reader.error("result_handler", RpcInterfacePass.unresolved(handler, section.name()));
    var events = reader.get("events", List.<String>of(), Words::list);
    if (events.isEmpty()) reader.error("events", header + "requires an \"events\" line");
    events.stream()
        .map(event -> event.toUpperCase(Locale.ROOT))
        .filter(event -> !EVENTS.contains(event))
        .forEach(event ->
            reader.error(
                "events",
                "Unknown event type " + event + " in [" + section.name() + "] events",
                Likeness.hint(event, EVENTS)));
    if (reader.get("redirect_stderr", false, Words::bool))
      reader.error(
          "redirect_stderr",
          header
              + "sets redirect_stderr=true but this is not allowed because it will interfere with"
              + " the eventlistener protocol");
    keep(draft, section);
  }

  private static void keep(Draft draft, IniSection section) {
    var name = section.name().substring(section.name().indexOf(':') + 1);
    ProcessReader.read(draft, draft.reader(section), name);
    draft.otherSections.add(section.name());
    draft.problems.warn("[" + section.name() + "] is checked but not run yet");
  }
}
