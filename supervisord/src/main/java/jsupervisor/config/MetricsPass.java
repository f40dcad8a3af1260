package jsupervisor.config;

import java.util.Map;
import java.util.regex.Pattern;
import jsupervisor.config.values.Address;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Words;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;

/** {@code [metrics]}. */
final class MetricsPass {
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final int LONGEST_PREFIX = 200;
  private static final int HOUR = 3600;
  private static final int MOST_PROCESSES = 5000;

  private final Draft draft;
  private final SectionReader reader;

  private MetricsPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.plain(section).with(Map.of("host_node_name", draft.host.nodeName()));
  }

  static void apply(Draft draft) {
    draft.metrics =
        draft.document.section("metrics").map(section -> new MetricsPass(draft, section).read());
  }

  private MetricsConfig read() {
    var config =
        new MetricsConfig(
            reader.get("prometheus", true, Words::bool),
            reader.get("open", false, Words::bool),
            reader.get("max_processes", 2000, MetricsPass::processes),
            reader.find("statsd", MetricsPass::target),
            reader.get("statsd_format", false, MetricsPass::dogstatsd),
            reader.find("graphite", MetricsPass::target),
            reader.get("prefix", "supervisor", MetricsPass::prefix),
            reader.get("interval", 10, MetricsPass::seconds));
    useless(config);
    return config;
  }

  /** A section that does nothing is a mistake, mostly. */
  private void useless(MetricsConfig config) {
    boolean sent = reader.raw("statsd").isPresent() || reader.raw("graphite").isPresent();
    if (!sent && !config.prometheus())
      warn("prometheus", "nobody gets metrics: set prometheus=true, statsd or graphite");
    if (config.prometheus() && draft.servers.isEmpty() && !sent)
      warn("prometheus", "nobody can read /metrics: there is no HTTP server");
    if (config.open() && !config.prometheus())
      warn("open", "open=true means nothing without prometheus=true");
  }

  private void warn(String option, String text) {
    draft.problems.warnAt(reader.section(), option, text);
  }

  private static Address target(String text) throws BadValue {
    var address = Address.parse(text.strip());
    if (address.host().isEmpty())
      throw new BadValue(
          "a target needs a host and a port, as in 127.0.0.1:2003, not " + Repr.of(text));
    return address;
  }

  private static boolean dogstatsd(String text) throws BadValue {
    return switch (text.strip()) {
      case "plain" -> false;
      case "dogstatsd" -> true;
      default ->
          throw new BadValue("no statsd_format " + Repr.of(text) + ": one of plain, dogstatsd");
    };
  }

  private static String prefix(String text) throws BadValue {
    var prefix = text.strip();
    if (PREFIX.matcher(prefix).matches() && prefix.length() <= LONGEST_PREFIX) return prefix;
    throw new BadValue(
        "no prefix: "
            + Repr.of(text)
            + "; it may have letters, digits, - and _, with dots between its parts");
  }

  private static int seconds(String text) throws BadValue {
    return between(1, HOUR, "seconds", text);
  }

  private static int processes(String text) throws BadValue {
    return between(1, MOST_PROCESSES, "processes", text);
  }

  private static int between(int least, int most, String what, String text) throws BadValue {
    int number = Numbers.integer(text);
    if (number >= least && number <= most) return number;
    throw new BadValue(number + " is not between " + least + " and " + most + " " + what);
  }
}
