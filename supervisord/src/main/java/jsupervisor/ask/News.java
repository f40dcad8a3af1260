package jsupervisor.ask;

import java.util.List;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.SupervisorState;

/** What the control thread announces of its own accord; immutable. */
public sealed interface News {

  /** A process has changed its public state. */
  record Changed(ProcessName name, Transition transition) implements News {}

  /** A group has become active. */
  record Added(String group, List<ProcessName> processes) implements News {}

  /** A group is active no more, and its processes are gone. */
  record Removed(String group, List<ProcessName> processes) implements News {}

  /** The daemon itself has changed. */
  record Mood(SupervisorState state) implements News {}
}
