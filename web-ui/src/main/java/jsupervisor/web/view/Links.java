package jsupervisor.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jsupervisor.web.CrashRow;
import jsupervisor.web.Row;

/** Addresses, relative to the page's folder. */
public final class Links {
  private Links() {}

  /** A value in a query, or a part of a path; a slash stays, as Supervisor's page has it. */
  public static String quote(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  /** The page of a process. */
  public static String process(Row row) {
    return "process.html?processname=" + quote(row.name());
  }

  /** The page of a kind of unexpected end. */
  public static String crash(CrashRow row) {
    return "crash.html?id=" + quote(row.id());
  }

  /** Where a form is sent that does something to a process. */
  public static String action(Row row, String action) {
    return "index.html?action=" + action + "&processname=" + quote(row.name());
  }

  /** Where a form is sent that does something to a group. */
  public static String group(String group, String action) {
    return "index.html?action=" + action + "&group=" + quote(group);
  }

  /** The whole log of a process as a download. */
  public static String download(Row row, String channel) {
    return "logfile/" + quote(row.name()) + "/" + channel;
  }

  /** The list, with the same filter but for one parameter. */
  public static String list(Query query, String name, String value) {
    return "./?" + query.with(name, value).text();
  }
}
