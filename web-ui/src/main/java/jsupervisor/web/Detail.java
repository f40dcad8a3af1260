package jsupervisor.web;

import java.util.List;

/**
 * Everything about one process.
 *
 * @param row as in the list
 * @param transitions newest first, at most 32
 * @param command as configured
 * @param directory where it runs, empty = where the daemon does
 * @param user as whom it runs, empty = as the daemon
 * @param environment what it gets, masked
 * @param options as configured
 * @param samples oldest first, at most 600
 * @param merged whether standard error goes into the log of standard output
 * @param health what probes say
 */
public record Detail(
    Row row,
    List<Transition> transitions,
    String command,
    String directory,
    String user,
    List<Setting> environment,
    List<Setting> options,
    List<Sample> samples,
    boolean merged,
    Health health) {
  public Detail {
    transitions = List.copyOf(transitions);
    environment = List.copyOf(environment);
    options = List.copyOf(options);
    samples = List.copyOf(samples);
  }
}
