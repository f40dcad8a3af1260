package jsupervisor.web;

import java.util.List;

/** The records as JSON; the names of fields are those of the components. Never holds a line end. */
public final class Json {
  private Json() {}

  /** Rows as an array. */
  public static String rows(List<Row> rows) {
    return "[]";
  }

  /** One row as an object. */
  public static String row(Row row) {
    return "{}";
  }

  /** All about a process as an object. */
  public static String detail(Detail detail) {
    return "{}";
  }

  /** Samples as an array. */
  public static String samples(List<Sample> samples) {
    return "[]";
  }

  /** The full picture: {@code {"daemon":{…},"token":"…","rows":[…]}}. */
  public static String hello(Daemon daemon, String token, List<Row> rows) {
    return "{}";
  }

  /** The daemon as an object. */
  public static String daemon(Daemon daemon) {
    return "{}";
  }

  /** Names as an array, for processes that are gone. */
  public static String names(List<String> names) {
    return "[]";
  }

  /** A sample of one process: {@code {"name":"…","at":…,"cpu":…,"rss":…}}. */
  public static String sample(String name, Sample sample) {
    return "{}";
  }

  /** A transition of one process: {@code {"name":"…","at":…,"from":"…","to":"…","cause":"…"}}. */
  public static String transition(String name, Transition transition) {
    return "{}";
  }

  /** How an action went: {@code {"message":"…","ok":true}}. */
  public static String outcome(String message, boolean ok) {
    return "{}";
  }

  /** The same with the plan that was asked for: {@code {"message":"…","ok":true,"plan":{…}}}. */
  public static String outcome(String message, boolean ok, Plan plan) {
    return "{}";
  }
}
