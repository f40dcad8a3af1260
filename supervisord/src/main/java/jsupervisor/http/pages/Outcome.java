package jsupervisor.http.pages;

import java.util.Optional;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.web.Json;
import jsupervisor.web.Plan;

/**
 * How an action went.
 *
 * @param message for people
 * @param status of HTTP, for scripts that asked for JSON
 * @param plan what an update would do, when that was the question
 */
record Outcome(String message, int status, Optional<Plan> plan) {
  static final int OK = 200;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int NOT_NOW = 503;

  static Outcome done(String message) {
    return new Outcome(message, OK, Optional.empty());
  }

  /** It did not work, or not all of it. */
  static Outcome failed(String message) {
    return new Outcome(message, CONFLICT, Optional.empty());
  }

  static Outcome failed(String message, Fault fault) {
    int status =
        fault.is(FaultCode.BAD_NAME)
            ? NOT_FOUND
            : fault.is(FaultCode.SHUTDOWN_STATE) ? NOT_NOW : CONFLICT;
    return new Outcome(message, status, Optional.empty());
  }

  boolean ok() {
    return status == OK;
  }

  String json() {
    return plan.map(wanted -> Json.outcome(message, ok(), wanted))
        .orElseGet(() -> Json.outcome(message, ok()));
  }
}
