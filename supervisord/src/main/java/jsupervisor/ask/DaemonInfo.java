package jsupervisor.ask;

import java.util.Optional;
import jsupervisor.terms.SupervisorState;

/**
 * The daemon as callers see it.
 *
 * @param identifier the option of that name
 * @param pid the daemon's public pid: the keeper's
 * @param state mood
 * @param logfile path of the main log; empty when it is not a file
 */
public record DaemonInfo(
    String identifier, int pid, SupervisorState state, Optional<String> logfile) {}
