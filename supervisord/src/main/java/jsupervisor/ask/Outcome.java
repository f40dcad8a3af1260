package jsupervisor.ask;

import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/**
 * One line of a batch result (spec xmlrpc, 4.3).
 *
 * @param name process concerned
 * @param status SUCCESS or a fault's number
 * @param description {@code OK} or the fault's text
 */
public record Outcome(ProcessName name, int status, String description) {

  public static Outcome ok(ProcessName name) {
    return new Outcome(name, FaultCode.SUCCESS.code(), "OK");
  }

  public static Outcome failed(ProcessName name, Fault fault) {
    return new Outcome(name, fault.code(), fault.text());
  }
}
