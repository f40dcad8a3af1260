package jsupervisor.config;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jsupervisor.ask.ConfigInfo;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.core.Autorestart;

/** What {@code getAllConfigInfo} answers (spec xmlrpc, 4.2). */
public final class ConfigInfos {
  private ConfigInfos() {}

  /**
   * One entry a process, by process name.
   *
   * @param configuration as last read
   * @param activeGroups names of the groups that are in use
   */
  public static List<ConfigInfo> of(Configuration configuration, Set<String> activeGroups) {
    return configuration.groups().stream()
        .flatMap(group ->
            group.processes().stream()
                .map(process -> info(group, process, activeGroups.contains(group.name()))))
        .sorted(Comparator.comparing(info -> (String) info.fields().get("name")))
        .toList();
  }

  /** The same without what looks like a secret. */
  public static List<ConfigInfo> masked(List<ConfigInfo> infos) {
    return infos.stream().map(ConfigInfos::masked).toList();
  }

  private static ConfigInfo masked(ConfigInfo info) {
    var fields = new LinkedHashMap<>(info.fields());
    fields.computeIfPresent("command", (_, command) -> Secrets.inText((String) command));
    return new ConfigInfo(Collections.unmodifiableMap(fields));
  }

  private static ConfigInfo info(GroupConfig group, ProcessConfig process, boolean inUse) {
    var program = process.program();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("autostart", program.autostart());
    fields.put("autorestart", wire(program.autorestart()));
    fields.put("directory", process.directory().orElse("none"));
    fields.put("uid", process.uid().isPresent() ? (Object) process.uid().getAsInt() : "none");
    fields.put("command", process.command());
    fields.put("exitcodes", program.exitcodes().stream().sorted().toList());
    fields.put("group", group.name());
    fields.put("group_prio", group.priority());
    fields.put("inuse", inUse);
    fields.put("killasgroup", program.killasgroup());
    fields.put("name", program.name().process());
    fields.put("process_prio", program.priority());
    fields.put("redirect_stderr", process.redirectStderr());
    fields.put("startretries", program.startretries());
    fields.put("startsecs", capped(program.startsecs().toSeconds()));
    log(fields, "stdout", process.stdout());
    fields.put("stopsignal", program.stopsignal().number());
    fields.put("stopwaitsecs", capped(program.stopwaitsecs().toSeconds()));
    log(fields, "stderr", process.stderr());
    fields.put("serverurl", process.serverUrl().orElse("none"));
    return new ConfigInfo(Collections.unmodifiableMap(fields));
  }

  private static void log(Map<String, Object> fields, String channel, LogConfig log) {
    fields.put(channel + "_capture_maxbytes", capped(log.captureMaxbytes()));
    fields.put(channel + "_events_enabled", log.eventsEnabled());
    fields.put(channel + "_logfile", wire(log.target()));
    fields.put(channel + "_logfile_backups", log.backups());
    fields.put(channel + "_logfile_maxbytes", capped(log.maxbytes()));
    fields.put(channel + "_syslog", log.syslog());
  }

  private static Object wire(Autorestart autorestart) {
    return switch (autorestart) {
      case NEVER -> false;
      case ALWAYS -> true;
      case UNEXPECTED -> "unexpected";
    };
  }

  private static String wire(Target target) {
    return switch (target) {
      case Target.None _ -> "none";
      case Target.Auto _ -> "auto";
      case Target.AutoFile(var path) -> path;
      case Target.File(var path) -> path;
    };
  }

  /** XML-RPC's int has 32 bits. */
  private static int capped(long value) {
    return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
