package jsupervisor.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.core.Autorestart;

/**
 * What decides how a process is treated, in the words of a file: with defaults where they matter,
 * and without what is not set. Pure; any thread.
 */
public final class OptionWords {
  private final Map<String, String> words = new LinkedHashMap<>();

  private OptionWords() {}

  /** Names and values, in the order of the documentation; expanded, secrets masked. */
  public static Map<String, String> of(ProcessConfig process) {
    var all = new OptionWords();
    all.start(process);
    all.stop(process);
    all.streams(process);
    process.serverUrl().ifPresent(url -> all.words.put("serverurl", url));
    process.socket().ifPresent(socket -> all.words.put("socket", socket.url()));
    return Collections.unmodifiableMap(Secrets.options(all.words));
  }

  private void start(ProcessConfig process) {
    var program = process.program();
    words.put("command", process.command());
    process.directory().ifPresent(directory -> words.put("directory", directory));
    process.umask().ifPresent(umask -> words.put("umask", "0" + Integer.toOctalString(umask)));
    words.put("priority", Integer.toString(program.priority()));
    words.put("autostart", Boolean.toString(program.autostart()));
    words.put("autorestart", word(program.autorestart()));
    words.put("startsecs", Long.toString(program.startsecs().toSeconds()));
    words.put("startretries", Integer.toString(program.startretries()));
    var codes = program.exitcodes().stream().sorted().map(String::valueOf);
    words.put("exitcodes", codes.collect(Collectors.joining(",")));
  }

  private void stop(ProcessConfig process) {
    var program = process.program();
    words.put("stopsignal", program.stopsignal().name().replaceFirst("^SIG", ""));
    words.put("stopwaitsecs", Long.toString(program.stopwaitsecs().toSeconds()));
    words.put("stopasgroup", Boolean.toString(program.stopasgroup()));
    words.put("killasgroup", Boolean.toString(program.killasgroup()));
    process.uid().ifPresent(uid -> words.put("user", Integer.toString(uid)));
  }

  private void streams(ProcessConfig process) {
    words.put("redirect_stderr", Boolean.toString(process.redirectStderr()));
    log("stdout", process.stdout());
    if (!process.redirectStderr()) log("stderr", process.stderr());
  }

  private void log(String stream, LogConfig log) {
    words.put(stream + "_logfile", word(log.target()));
    if (!log.path().isEmpty()) {
      words.put(stream + "_logfile_maxbytes", size(log.maxbytes()));
      words.put(stream + "_logfile_backups", Integer.toString(log.backups()));
    }
    if (log.captureMaxbytes() > 0)
      words.put(stream + "_capture_maxbytes", size(log.captureMaxbytes()));
    if (log.eventsEnabled()) words.put(stream + "_events_enabled", "true");
    if (log.syslog()) words.put(stream + "_syslog", "true");
  }

  private static String word(Autorestart autorestart) {
    return switch (autorestart) {
      case NEVER -> "false";
      case ALWAYS -> "true";
      case UNEXPECTED -> autorestart.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String word(Target target) {
    return switch (target) {
      case Target.None _ -> "NONE";
      case Target.Auto _ -> "AUTO";
      case Target.AutoFile(var path) -> path;
      case Target.File(var path) -> path;
    };
  }

  /** With the largest suffix that leaves a whole number. */
  private static String size(long bytes) {
    if (bytes <= 0 || bytes % 1024 != 0) return Long.toString(bytes);
    if (bytes % (1 << 30) == 0) return (bytes >> 30) + "GB";
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + "MB" : (bytes >> 10) + "KB";
  }
}
