package jsupervisor.config;

import java.util.Map;
import jsupervisor.config.values.Numbers;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;

/** {@code [history]}. */
final class HistoryPass {
  private static final int MOST_DAYS = 31;
  private static final int SHORTEST = 10;
  private static final int HOUR = 3600;
  private static final int MOST_PROCESSES = 5000;

  private HistoryPass() {}

  static void apply(Draft draft) {
    draft.history = draft.document.section("history").map(section -> read(draft, section));
  }

  private static HistoryConfig read(Draft draft, IniSection section) {
    var reader = draft.reader(section).with(Map.of("host_node_name", draft.host.nodeName()));
    return new HistoryConfig(
        OwnFolder.of(draft, reader, "history"),
        reader.get("days", 7, text -> between(1, MOST_DAYS, "days", text)),
        reader.get("interval", 60, text -> between(SHORTEST, HOUR, "seconds", text)),
        reader.get("max_processes", 1000, text -> between(1, MOST_PROCESSES, "processes", text)));
  }

  private static int between(int least, int most, String what, String text) throws BadValue {
    int number = Numbers.integer(text);
    if (number >= least && number <= most) return number;
    throw new BadValue(number + " is not between " + least + " and " + most + " " + what);
  }
}
