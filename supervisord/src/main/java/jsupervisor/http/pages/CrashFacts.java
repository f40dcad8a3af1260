package jsupervisor.http.pages;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jsupervisor.crashes.report.Binary;
import jsupervisor.crashes.report.CrashReport;
import jsupervisor.crashes.report.Kind;
import jsupervisor.crashes.report.Summary;
import jsupervisor.crashes.report.Use;
import jsupervisor.web.Setting;

/** What is known of the end of a child, in words. */
final class CrashFacts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long KILOBYTE = 1024;

  private final List<Setting> facts = new ArrayList<>();

  private CrashFacts() {}

  static List<Setting> of(Summary summary, CrashReport report) {
    var words = new CrashFacts();
    long unread = summary.count() - summary.read();
    words.add("counted only", unread > 0 ? String.valueOf(unread) : "");
    words.add("process", report.process().text());
    words.add(
        report.kind() instanceof Kind.Logged ? "written" : "ended",
        at(report.endedMillis()) + (report.early() ? ", before startsecs were over" : ""));
    if (report.ranMillis().isPresent())
      words.add("ran for", report.ranMillis().getAsLong() / 1000.0 + " s");
    words.add("pid", report.pid() > 0 ? String.valueOf(report.pid()) : "");
    words.add("core", report.core());
    words.add("out of memory", report.oom());
    report.use().ifPresent(words::use);
    words.add("starts", report.starts() > 0 ? String.valueOf(report.starts()) : "");
    words.add("command", report.profile().command());
    words.add("directory", report.profile().directory());
    words.add("user", report.profile().user());
    words.add("configuration", report.profile().version());
    report.profile().binary().ifPresent(words::binary);
    return words.facts;
  }

  private void use(Use use) {
    var words = new StringBuilder();
    words.append(use.residentBytes() / KILOBYTE).append(" KiB of memory, threads: ");
    words.append(use.threads());
    use.descriptors().ifPresent(count -> words.append(", open files: ").append(count));
    add("used", words.append(", at ").append(at(use.atMillis())).toString());
  }

  private void binary(Binary binary) {
    add("binary", binary.path());
    add("sha256", binary.sha256());
  }

  private static String at(long millis) {
    return CLOCK.format(
        LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault()));
  }

  private void add(String name, String value) {
    if (!value.isEmpty()) facts.add(new Setting(name, value));
  }
}
