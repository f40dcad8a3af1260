package jsupervisor.ctl.view;

import java.util.Optional;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;

/**
 * What became of one process when it was to be started, stopped, signalled or cleared.
 *
 * @param name the process
 * @param status a fault code, or 80 for success
 * @param description the fault's text
 */
public record Result(ProcessName name, int status, String description) {

  /** A verb of which a result tells (spec ctl, sections 5.2, 5.3 and 5.8). */
  public enum Deed {
    STARTED,
    STOPPED,
    SIGNALLED,
    CLEARED
  }

  /** An entry of a batch call's status array. */
  public static Result of(Struct entry) {
    return new Result(entry.name(), entry.number("status"), entry.text("description"));
  }

  /** A refusal of a call for one process. */
  public static Result of(ProcessName name, Fault fault) {
    return new Result(name, fault.code(), fault.text());
  }

  /** The success of a call for one process. */
  public static Result success(ProcessName name) {
    return new Result(name, FaultCode.SUCCESS.code(), "OK");
  }

  /** The line that tells it; empty when the status is not one that the deed can have. */
  public Optional<String> text(Deed deed) {
    var fault = FaultCode.of(status);
    if (fault.isEmpty()) return Optional.empty();
    if (fault.get() == FaultCode.SUCCESS)
      return Optional.of(shown() + ": " + deed.name().toLowerCase(java.util.Locale.ROOT));
    return switch (deed) {
      case STARTED -> started(fault.get());
      case STOPPED, SIGNALLED -> signalled(fault.get());
      case CLEARED -> cleared(fault.get());
    };
  }

  private Optional<String> started(FaultCode fault) {
    return switch (fault) {
      case BAD_NAME -> error("no such process");
      case NO_FILE -> error("no such file");
      case NOT_EXECUTABLE -> error("file is not executable");
      case ALREADY_STARTED -> error("already started");
      case SPAWN_ERROR -> error("spawn error");
      case ABNORMAL_TERMINATION -> error("abnormal termination");
      default -> Optional.empty();
    };
  }

  private Optional<String> signalled(FaultCode fault) {
    return switch (fault) {
      case BAD_NAME -> error("no such process");
      case BAD_SIGNAL -> error("bad signal name");
      case NOT_RUNNING -> error("not running");
      case FAILED -> Optional.of(description);
      default -> Optional.empty();
    };
  }

  private Optional<String> cleared(FaultCode fault) {
    return switch (fault) {
      case BAD_NAME -> error("no such process");
      case FAILED -> error("failed");
      default -> Optional.empty();
    };
  }

  private String shown() {
    return Printable.name(name.text());
  }

  private Optional<String> error(String reason) {
    return Optional.of(shown() + ": ERROR (" + reason + ")");
  }
}
