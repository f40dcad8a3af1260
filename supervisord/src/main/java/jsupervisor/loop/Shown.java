package jsupervisor.loop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import jsupervisor.config.OptionWords;
import jsupervisor.config.ProcessConfig;
import jsupervisor.config.Secrets;
import jsupervisor.posix.Users;

/**
 * What the configuration of a process says, made fit for people: without secrets, with names for
 * numbers. It is dear to make, and the same for as long as the process is known; immutable.
 */
record Shown(
    String command, String user, Map<String, String> environment, Map<String, String> options) {

  /**
   * Asks for the user's name, which may take its time; any thread.
   *
   * @param lines {@code NAME=VALUE} by name, as the child gets them
   */
  static Shown of(ProcessConfig config, Map<String, String> lines) {
    return new Shown(
        Secrets.inText(config.command()),
        Users.name(config.uid().orElseGet(Users::current)),
        Collections.unmodifiableMap(Secrets.shown(environment(lines))),
        OptionWords.of(config));
  }

  /** A user without a name may have one later, as when it comes from the network. */
  boolean lasts() {
    return !user.chars().allMatch(Character::isDigit);
  }

  /** The values of such lines. */
  static Map<String, String> environment(Map<String, String> lines) {
    var all = new LinkedHashMap<String, String>();
    lines.forEach((name, line) -> all.put(name, line.substring(name.length() + 1)));
    return all;
  }
}
