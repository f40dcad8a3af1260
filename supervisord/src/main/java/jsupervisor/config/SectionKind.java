package jsupervisor.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every kind of section and every option that there is (spec config, 6). This is the one list of
 * them: an option that is missing here cannot be read, a name in a file that is missing here is
 * warned about, and each one must have its paragraph in the documentation. An option of our own
 * begins its life as a word in this file.
 */
public enum SectionKind {
  SUPERVISORD("supervisord", Form.ALONE, Lists.SUPERVISORD),
  UNIX_HTTP_SERVER("unix_http_server", Form.BEGINNING, "file chmod chown username password"),
  INET_HTTP_SERVER(
      "inet_http_server",
      Form.BEGINNING,
      "port username password web_hosts allow_anonymous certificate certificate_key client_ca"),
  SUPERVISORCTL(
      "supervisorctl",
      Form.ALONE,
      "serverurl username password prompt history_file ca certificate certificate_key"),
  PROGRAM("program", Form.NAMED, Lists.PROCESS),
  EVENTLISTENER("eventlistener", Form.NAMED, Lists.PROCESS + Lists.LISTENER),
  FCGI_PROGRAM("fcgi-program", Form.NAMED, Lists.PROCESS + Lists.FAST_CGI),
  GROUP("group", Form.NAMED, "programs priority"),
  INCLUDE("include", Form.ALONE, "files"),
  USER("user", Form.NAMED, "password role groups unix_accounts"),
  METRICS(
      "metrics",
      Form.ALONE,
      "prometheus open max_processes statsd statsd_format graphite prefix interval"),
  HISTORY("history", Form.ALONE, "directory days interval max_processes"),
  CRASHES("crashes", Form.ALONE, "directory size log_error_pattern"),
  HEALTH("health", Form.ALONE, "directory open process_info"),
  PROBE("probe", Form.NAMED, Lists.PROBE.strip()),
  REQUESTS(
      "requests", Form.ALONE, "keep slow_call log log_maxbytes log_backups max_calls max_at_once"),
  ALERT("alert", Form.NAMED, Lists.ALERT),
  RPCINTERFACE("rpcinterface", Form.NAMED, "supervisor.rpcinterface_factory"),
  CTLPLUGIN("ctlplugin", Form.NAMED, "supervisor.ctl_factory");

  /** How a section of the kind is called. */
  enum Form {
    /** The word, and nothing behind it. */
    ALONE,
    /** The word, a colon and a name. */
    NAMED,
    /** The word, and anything behind it. */
    BEGINNING
  }

  /** The longer lists; a constant of an enum cannot use its static fields. */
  private static final class Lists {
    private static final String SUPERVISORD =
        "logfile logfile_maxbytes logfile_backups loglevel pidfile umask nodaemon silent minfds"
            + " minprocs nocleanup childlogdir user directory strip_ansi environment identifier"
            + " warn_unknown audit standby watchdog exit_with shutdown_timeout"
            + " log_prefix";
    private static final String STREAM =
        " X_logfile X_logfile_maxbytes X_logfile_backups X_capture_maxbytes X_events_enabled"
            + " X_syslog X_prefix";
    private static final String PROBE =
        " required probe probe_interval probe_timeout probe_start_period probe_failures probe_codes"
            + " probe_pattern probe_action probe_signal";
    private static final String PROCESS =
        "command process_name numprocs numprocs_start directory umask priority autostart"
            + " autorestart startsecs startretries exitcodes stopsignal stopwaitsecs stopasgroup"
            + " killasgroup user redirect_stderr environment serverurl"
            + STREAM.replace("X", "stdout")
            + STREAM.replace("X", "stderr")
            + PROBE;
    private static final String LISTENER = " events buffer_size result_handler payload_length";
    private static final String ALERT =
        "events programs severity exec webhook template key mail mail_from sendmail syslog"
            + " group_wait notify_every max_per_hour flap_changes flap_window recovery quiet"
            + " quiet_critical directory";
    private static final String FAST_CGI = " socket socket_backlog socket_owner socket_mode";
  }

  private final String word;
  private final Form form;
  private final Set<String> options;

  SectionKind(String word, Form form, String options) {
    this.word = word;
    this.form = form;
    this.options =
        Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(options.split(" "))));
  }

  /** The kind of a section. */
  public static Optional<SectionKind> of(String section) {
    return Arrays.stream(values()).filter(kind -> kind.fits(section)).findFirst();
  }

  private boolean fits(String section) {
    return switch (form) {
      case ALONE -> section.equals(word);
      case NAMED -> section.startsWith(word + ":");
      case BEGINNING -> section.startsWith(word);
    };
  }

  /** The word that a section of this kind begins with. */
  public String word() {
    return word;
  }

  /** The options of the kind, by name. */
  public Set<String> options() {
    return options;
  }

  /** Whether further options belong to somebody else: plug-ins take any. */
  public boolean open() {
    return this == RPCINTERFACE || this == CTLPLUGIN;
  }

  /** Whether a section of the kind may have that option. */
  public boolean knows(String option) {
    return open() || options.contains(option);
  }

  /** How a section of the kind is written; {@code name} stands for a name. */
  String title(String name) {
    return form == Form.NAMED ? "[" + word + ":" + name + "]" : "[" + word + "]";
  }

  /** The kinds that have an option of that name. */
  static List<SectionKind> having(String option) {
    return Arrays.stream(values()).filter(kind -> kind.options.contains(option)).toList();
  }
}
