package jsupervisor.crashes;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.crashes.report.Fingerprint;
import jsupervisor.crashes.report.Profile;
import jsupervisor.terms.Fault;
import jsupervisor.terms.ProcessName;

/** How processes are started, as the control thread says it, without secrets. One thread. */
final class Profiles {
  private static final int MOST_VARIABLES = 300;
  private static final int LONGEST = 500;
  private static final String CUT = "…";

  private static final int KEPT = 256;

  private final Asker asker;
  private final Binaries binaries = new Binaries();
  private final Map<ProcessName, SoftReference<Known>> known = Latest.used(KEPT);

  /**
   * What follows from a configuration.
   *
   * @param options of which it follows, with the next
   * @param variables the environment
   * @param environment what is kept of that
   */
  private record Known(
      Map<String, String> options,
      Map<String, String> variables,
      Map<String, String> environment,
      String version) {

    /** Mostly they are the very same maps, and nothing is compared. */
    boolean of(ProcessDetail detail) {
      return options.equals(detail.options()) && variables.equals(detail.environment());
    }
  }

  Profiles(Asker asker) {
    this.asker = asker;
  }

  /** All about a process; empty when there is none of that name any more. */
  Optional<ProcessDetail> detail(ProcessName process) {
    try {
      return Optional.of(asker.ask(new Ask.Detail(process.group() + ":" + process.process())));
    } catch (Fault _) {
      return Optional.empty();
    }
  }

  /** What of it is kept. */
  Profile of(ProcessName process, ProcessDetail detail) {
    var all = known(process, detail);
    return new Profile(
        shortened(detail.command()),
        detail.directory(),
        detail.user(),
        all.environment(),
        all.version(),
        binaries.of(detail));
  }

  private Known known(ProcessName process, ProcessDetail detail) {
    var reference = known.get(process);
    var last = reference == null ? null : reference.get();
    if (last != null && last.of(detail)) return last;
    var variables = detail.environment();
    var fresh = new Known(detail.options(), variables, bounded(variables), version(detail));
    known.put(process, new SoftReference<>(fresh));
    return fresh;
  }

  private static String version(ProcessDetail detail) {
    var texts = new ArrayList<>(List.of(detail.command(), detail.directory(), detail.user()));
    for (var map : List.of(detail.environment(), detail.options()))
      new TreeMap<>(map).forEach((name, value) -> texts.add(name + "=" + value));
    return Fingerprint.hash(texts);
  }

  private static Map<String, String> bounded(Map<String, String> environment) {
    var all = new TreeMap<String, String>();
    new TreeMap<>(environment)
        .entrySet().stream()
            .limit(MOST_VARIABLES)
            .forEach(one -> all.put(shortened(one.getKey()), shortened(one.getValue())));
    return all;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
  }
}
