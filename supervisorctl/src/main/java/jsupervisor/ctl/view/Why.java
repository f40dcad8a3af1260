package jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.terms.StateCode;

/**
 * Why a process is in the state it is in, from what the daemon tells to everybody.
 *
 * @param process as {@code getProcessInfo} gives it
 * @param configured its entry of {@code getAllConfigInfo}; empty when the files no longer have it
 * @param health its entry of {@code getHealth}; empty when the daemon does not know of health
 * @param story what the daemon's log says about it
 * @param stderr the end of its standard error, by lines
 */
public record Why(
    Struct process,
    Optional<Struct> configured,
    Optional<Struct> health,
    Story story,
    List<String> stderr) {
  private static final int FEW = 10;

  /** The answer, for people. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    var description = process.text("description");
    lines.add(
        process.shown()
            + " is "
            + process.text("statename")
            + (description.isEmpty() ? "" : ": " + description));
    cause().ifPresent(text -> lines.add("  cause:    " + text));
    attempts().ifPresent(text -> lines.add("  attempts: " + text));
    health.flatMap(HealthTexts::sentence).ifPresent(text -> lines.add("  health:   " + text));
    configured.ifPresent(config -> lines.add("  command:  " + config.text("command")));
    configured.ifPresent(config -> lines.add("  rules:    " + rules(config)));
    var whose = story.shared() ? ", of every process of this name:" : ":";
    append(lines, "the daemon's log" + whose, story.last(FEW));
    var file = process.text("stderr_logfile");
    append(
        lines,
        file.isEmpty() ? "standard error:" : "the end of " + file + ":",
        stderr.subList(Math.max(0, stderr.size() - FEW), stderr.size()));
    return lines;
  }

  private static void append(List<String> lines, String title, List<String> block) {
    if (block.isEmpty()) return;
    lines.add("  " + title);
    block.forEach(line -> lines.add("    " + line));
  }

  private Optional<String> cause() {
    var spawnError = process.text("spawnerr");
    var text =
        switch (process.state()) {
          case FATAL -> Optional.of("it was started in vain as often as startretries allows");
          case BACKOFF -> Optional.of("it ended before it had run for startsecs");
          case EXITED -> Optional.of("it ended by itself");
          case STOPPED ->
              Optional.of(
                  process.number("start") == 0
                      ? "nobody started it, and autostart is off or was undone"
                      : "it was stopped on request");
          case STARTING -> Optional.of("it has not yet run for startsecs");
          case STOPPING -> Optional.of("it was asked to stop and has not yet ended");
          case RUNNING, UNKNOWN -> Optional.<String>empty();
        };
    var reason = text.map(words -> words + ended()).orElse("");
    boolean told = spawnError.isEmpty() || spawnError.startsWith("Exited too quickly");
    if (!told && process.state() != StateCode.RUNNING)
      reason = reason + (reason.isEmpty() ? "" : "; ") + spawnError;
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  /** How its last child ended; the log knows the signal, the interface only that it was one. */
  private String ended() {
    if (process.number("stop") == 0 || process.number("start") == 0) return "";
    boolean between =
        process.state() == StateCode.STARTING || process.state() == StateCode.STOPPING;
    if (between) return "";
    var how = story.lastEnd().map(words -> words.replace("terminated by ", "")).orElse(code());
    return ", with " + how + ", " + ago(process.number("now") - process.number("stop"));
  }

  private String code() {
    int status = process.number("exitstatus");
    return status < 0 ? "a signal" : "exit status " + status;
  }

  private Optional<String> attempts() {
    boolean trying = process.state() == StateCode.BACKOFF || process.state() == StateCode.FATAL;
    if (!trying || story.attempts() == 0) return Optional.empty();
    int most =
        configured.map(config -> config.number("startretries") + 1).orElse(Integer.MAX_VALUE);
    int made = Math.min(story.attempts(), most);
    var of = configured.isPresent() ? " of " + most : "";
    var count = (story.cutOff() && made < most ? "at least " : "") + made + of;
    if (process.state() == StateCode.FATAL) return Optional.of(count + "; no further one");
    int left = process.number("stop") + made - process.number("now");
    return Optional.of(count + "; the next " + (left <= 0 ? "now" : "in about " + left + " s"));
  }

  private static String ago(int seconds) {
    if (seconds < 120) return Math.max(0, seconds) + " s ago";
    return seconds < 7200 ? seconds / 60 + " min ago" : seconds / 3600 + " h ago";
  }

  private static String rules(Struct config) {
    return "autostart %s, autorestart %s, startsecs %s, startretries %s, exitcodes %s"
        .formatted(
            config.flag("autostart") ? "yes" : "no",
            config.text("autorestart").isEmpty() ? "(not told)" : config.text("autorestart"),
            config.text("startsecs"),
            config.text("startretries"),
            config.text("exitcodes"));
  }
}
