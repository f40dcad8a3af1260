package jsupervisor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.probes.Board;
import jsupervisor.probes.Status;
import jsupervisor.rpc.Additions;
import jsupervisor.terms.StateCode;

/**
 * Health as members of Supervisor's structs about processes, for {@code process_info=true}.
 *
 * @param board everything as it was a moment ago; another one when something has changed
 * @param sees whether the caller may see more of a group than its states
 * @param seesAll whether the caller may see that of every group
 */
record HealthMembers(Supplier<Board> board, Predicate<String> sees, BooleanSupplier seesAll)
    implements Additions {

  @Override
  public Given now() {
    var all = board.get();
    Optional<Object> source = seesAll.getAsBoolean() ? Optional.of(all) : Optional.empty();
    return new Given(
        source, info -> members(info, all.status(info.name(), info.state() == StateCode.RUNNING)));
  }

  private Map<String, Object> members(ProcessInfo info, Optional<Status> status) {
    boolean seen = sees.test(info.name().group());
    var members = new LinkedHashMap<String, Object>();
    members.put("health", status.map(told -> told.health().word()).orElse(""));
    members.put("health_since", (int) (status.map(Status::sinceMillis).orElse(0L) / 1000));
    members.put("health_last", seen ? status.map(Status::last).orElse("") : "");
    return members;
  }
}
