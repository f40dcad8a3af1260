package jsupervisor.metrics;

import java.util.Comparator;
import jsupervisor.terms.ProcessName;

/**
 * Who is probed.
 *
 * @param name as its figures have it
 * @param outside whether it is no process
 */
public record Probed(ProcessName name, boolean outside) {
  static final Comparator<Probed> ORDER = Comparator.comparing(Probed::name);

  static Probed process(ProcessName name) {
    return new Probed(name, false);
  }
}
