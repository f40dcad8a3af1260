package jsupervisor.config;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.values.Numbers;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;

/** {@code [requests]}. */
final class RequestsPass {
  private static final int USUAL = 1000;
  private static final int MOST = 100_000;
  private static final int HOUR_MILLIS = 3_600_000;
  private static final int MOST_CALLS = 1_000_000;
  private static final int MOST_AT_ONCE = 1000;
  private static final long LOG_SIZE = 50L << 20;
  private static final int BACKUPS = 10;

  private final Draft draft;
  private final SectionReader reader;

  private RequestsPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.reader(section).with(Map.of("host_node_name", draft.host.nodeName()));
  }

  static void apply(Draft draft) {
    draft.requests =
        draft.document.section("requests").map(section -> new RequestsPass(draft, section).read());
  }

  private RequestsConfig read() {
    return new RequestsConfig(
        reader.get("keep", USUAL, text -> between(1, MOST, "calls", text)),
        number("slow_call", 1, HOUR_MILLIS, "milliseconds"),
        log(),
        number("max_calls", 1, MOST_CALLS, "calls a second"),
        number("max_at_once", 1, MOST_AT_ONCE, "calls"));
  }

  private Optional<RequestsConfig.Log> log() {
    var paths = draft.paths();
    long maxbytes = reader.get("log_maxbytes", LOG_SIZE, Numbers::byteSize);
    int backups = reader.get("log_backups", BACKUPS, Numbers::count);
    return reader
        .find("log", text -> paths.normal(paths.existingParent(text.strip())))
        .map(path -> new RequestsConfig.Log(path, maxbytes, backups));
  }

  private OptionalInt number(String key, int least, int most, String what) {
    var found = reader.find(key, text -> between(least, most, what, text));
    return found.isPresent() ? OptionalInt.of(found.get()) : OptionalInt.empty();
  }

  private static int between(int least, int most, String what, String text) throws BadValue {
    int number = Numbers.integer(text);
    if (number >= least && number <= most) return number;
    throw new BadValue(number + " is not between " + least + " and " + most + " " + what);
  }
}
