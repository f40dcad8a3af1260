package jsupervisor.rpc;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jsupervisor.ask.ProcessInfo;

/** What structs about processes hold besides Supervisor's members. Any thread. */
@FunctionalInterface
public interface Additions {
  /** Nothing. */
  Additions NONE = () -> new Given(Optional.of(""), _ -> Map.of());

  /** What they hold for the caller whose work this thread does, as things are now. */
  Given now();

  /**
   * What is added.
   *
   * @param source for all who are given the very same one the members are the same; empty = they
   *     are this caller's alone
   * @param members of a process, in their order
   */
  record Given(Optional<Object> source, Function<ProcessInfo, Map<String, Object>> members) {}
}
