package jsupervisor.config;

import java.util.Locale;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Words;
import jsupervisor.terms.Channel;

/**
 * The log options of one stream of a process (spec config, 6.5).
 *
 * @param fixed reads what is the same for all processes of a section
 * @param each reads what may name the process number
 * @param prefix of all processes that do not say otherwise
 */
record LogReader(
    SectionReader fixed, SectionReader each, Paths paths, Channel channel, boolean prefix) {
  private static final long LOG_SIZE = 50L << 20;

  LogConfig read() {
    var target = target();
    int backups = each.get(key("_logfile_backups"), 10, Numbers::count);
    long maxbytes = each.get(key("_logfile_maxbytes"), LOG_SIZE, Numbers::byteSize);
    boolean syslog = each.get(key("_syslog"), false, Words::bool);
    if (target == null) {
      warn(
          "_logfile",
          "%s=syslog but this is deprecated and will be removed.  Use %s=true to enable syslog instead."
              .formatted(key("_logfile"), key("_syslog")));
      target = new Target.None();
      syslog = true;
    }
    if (target instanceof Target.Auto && maxbytes == 0)
      warn(
          "_logfile_maxbytes",
          "AUTO logging used for %s without rollover, set maxbytes > 0 to avoid filling up filesystem unintentionally"
              .formatted(key("_logfile")));
    return new LogConfig(target, maxbytes, backups, capture(), events(), syslog, prefixed());
  }

  private boolean prefixed() {
    return fixed.get(key("_prefix"), prefix, Words::bool);
  }

  private long capture() {
    return fixed.get(key("_capture_maxbytes"), 0L, Numbers::byteSize);
  }

  private boolean events() {
    return fixed.get(key("_events_enabled"), false, Words::bool);
  }

  /** Null means the deprecated {@code syslog}. */
  private Target target() {
    var raw = each.raw(key("_logfile"));
    if (raw.isEmpty()) return new Target.Auto();
    // Supervisor expands this one twice, so files written for it say %%%% for a percent sign.
    var once = raw.get().replace("%%%%", "%%");
    var shown = each.section().name() + "." + key("_logfile");
    var text = each.expanded(key("_logfile"), shown, once, expanded -> expanded);
    if (text.isEmpty()) return new Target.None();
    if (text.get().equalsIgnoreCase("syslog")) return null;
    return each.checked(key("_logfile"), () -> paths.logFile(text.get())).orElse(new Target.None());
  }

  private String key(String tail) {
    return channel.name().toLowerCase(Locale.ROOT) + tail;
  }

  private void warn(String tail, String text) {
    each.warn(key(tail), "For [" + each.section().name() + "], " + text);
  }
}
