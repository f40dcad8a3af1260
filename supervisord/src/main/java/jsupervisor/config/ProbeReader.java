package jsupervisor.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Probe.Action;
import jsupervisor.ask.Probe.Target;
import jsupervisor.ask.Vigil;
import jsupervisor.config.values.Address;
import jsupervisor.config.values.Likeness;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Words;
import jsupervisor.core.CommandLine;
import jsupervisor.core.Executable;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Repr;
import jsupervisor.terms.Signal;

/**
 * {@code probe=} and what belongs to it, of a program or of something outside.
 *
 * @param places where a command is looked for
 */
record ProbeReader(SectionReader reader, Executable.Places places) {
  private static final List<String> DETAILS =
      List.of("interval", "timeout", "start_period", "failures", "codes", "pattern", "action");
  private static final int DAY = 86_400;
  private static final int MOST_FAILURES = 1000;
  private static final int LONGEST = 1000;
  private static final int LONGEST_PATH = 107; // unix(7), without the zero at its end
  private static final int HIGHEST_CODE = 999;

  Vigil read() {
    boolean required = reader.get("required", false, Words::bool);
    var target = reader.find("probe", ProbeReader::target);
    target.ifPresent(found -> ProbeCommand.look(reader, found, places));
    var probe = probe(target);
    if (reader.raw("probe").isEmpty())
      for (var word : DETAILS)
        if (reader.raw("probe_" + word).isPresent())
          reader
              .problems()
              .warnAt(reader.section(), "probe_" + word, "probe_" + word + " needs probe=");
    return new Vigil(required, target.map(_ -> probe));
  }

  private Probe probe(Optional<Target> target) {
    var action = reader.get("probe_action", Action.NONE, ProbeReader::action);
    var signal = reader.find("probe_signal", Words::signal);
    if (action == Action.SIGNAL && reader.raw("probe_signal").isEmpty())
      reader.error("probe_action", "probe_action=signal needs probe_signal");
    return new Probe(
        target.orElse(new Target.Unix("")),
        new Probe.Expected(
            reader.get("probe_codes", List.of(), ProbeReader::codes),
            reader.find("probe_pattern", ProbeReader::pattern)),
        seconds("probe_interval", 10, 1),
        seconds("probe_timeout", 5, 1),
        seconds("probe_start_period", 30, 0),
        reader.get("probe_failures", 3, text -> between(1, MOST_FAILURES, text)),
        action,
        signal.orElse(Signal.TERM));
  }

  private Duration seconds(String key, int usual, int least) {
    return Duration.ofSeconds(reader.get(key, usual, text -> between(least, DAY, text)));
  }

  private static int between(int least, int most, String text) throws BadValue {
    int number = Numbers.integer(text);
    if (number >= least && number <= most) return number;
    throw new BadValue(number + " is not between " + least + " and " + most);
  }

  private static Target target(String text) throws BadValue {
    var stripped = text.strip();
    var scheme = stripped.split(":", 2)[0].toLowerCase(Locale.ROOT);
    int length = scheme.length() + 1;
    if (stripped.length() > length)
      switch (scheme) {
        case "http", "https" -> {
          return http(stripped);
        }
        case "tcp" -> {
          return tcp(stripped.substring(length));
        }
        case "unix" -> {
          return unix(stripped.substring(length));
        }
        case "exec" -> {
          return exec(stripped.substring(length).strip());
        }
        default -> {}
      }
    throw new BadValue(
        "no probe: "
            + Repr.of(text)
            + "; it begins with http://, https://, tcp://, unix: or exec:");
  }

  private static Target http(String text) throws BadValue {
    try {
      var address = new URI(text);
      if (address.getHost() == null || address.getRawUserInfo() != null)
        throw new BadValue("an address of a probe has a host, and no user and password in it");
      if (address.getPort() > 65535) throw new BadValue(address.getPort() + " is no port");
      return new Target.Http(address.toASCIIString());
    } catch (URISyntaxException e) {
      throw new BadValue("no address: " + Repr.of(text) + ": " + e.getReason());
    }
  }

  private static Target tcp(String text) throws BadValue {
    var address = Address.parse(text.startsWith("//") ? text.substring(2) : text);
    if (address.host().isEmpty())
      throw new BadValue("a probe needs a host and a port, as in tcp://127.0.0.1:5432");
    return new Target.Tcp(address.host(), address.port());
  }

  private static Target unix(String text) throws BadValue {
    var path = text.startsWith("//") ? text.substring(2) : text;
    if (path.startsWith("/") && path.length() <= LONGEST_PATH && path.indexOf('\0') < 0)
      return new Target.Unix(path);
    throw new BadValue(
        "the path of a socket begins with / and has " + LONGEST_PATH + " bytes at most");
  }

  private static Target exec(String command) throws BadValue {
    return switch (CommandLine.split(command)) {
      case CommandLine.Words(var words) when !words.isEmpty() -> new Target.Exec(command);
      case CommandLine.Words _ -> throw new BadValue("exec: needs a command");
      case CommandLine.Unbalanced(var why) ->
          throw new BadValue("can't parse command " + Repr.of(command) + ": " + why);
    };
  }

  private static Action action(String text) throws BadValue {
    var words = Arrays.stream(Action.values()).map(one -> one.name().toLowerCase(Locale.ROOT));
    for (var action : Action.values())
      if (action.name().equals(text.strip().toUpperCase(Locale.ROOT))) return action;
    var all = words.toList();
    throw new BadValue(
        "no action " + Repr.of(text) + ": one of " + String.join(", ", all),
        Likeness.hint(text, all));
  }

  private static List<Probe.Range> codes(String text) throws BadValue {
    var all = new ArrayList<Probe.Range>();
    for (var item : Words.list(text)) {
      var ends = item.split("-", 2);
      int least = between(0, HIGHEST_CODE, ends[0]);
      int most = ends.length == 1 ? least : between(least, HIGHEST_CODE, ends[1]);
      all.add(new Probe.Range(least, most));
    }
    if (all.isEmpty()) throw new BadValue("no codes; they are as in 200-299,304");
    return all;
  }

  private static String pattern(String text) throws BadValue {
    try {
      if (!text.isEmpty() && text.length() <= LONGEST) return Pattern.compile(text).pattern();
      throw new BadValue("an expression has 1 to " + LONGEST + " characters");
    } catch (PatternSyntaxException e) {
      throw new BadValue("no regular expression: " + Repr.of(text) + ": " + e.getDescription());
    }
  }
}
