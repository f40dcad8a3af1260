package jsupervisor.web;

import java.util.List;
import java.util.function.BiConsumer;
import jsupervisor.web.view.JsonText;

/** The records as JSON; the names of fields are those of the components. Never holds a line end. */
public final class Json {
  private Json() {}

  /** Rows as an array. */
  public static String rows(List<Row> rows) {
    return array(rows, Json::put);
  }

  /** One row as an object. */
  public static String row(Row row) {
    return one(row, Json::put);
  }

  /** All about a process as an object. */
  public static String detail(Detail detail) {
    return one(detail, Json::put);
  }

  /** Samples as an array. */
  public static String samples(List<Sample> samples) {
    return array(samples, Json::put);
  }

  /** The daemon as an object. */
  public static String daemon(Daemon daemon) {
    return one(daemon, Json::put);
  }

  /** Names as an array, for processes that are gone. */
  public static String names(List<String> names) {
    return array(names, (json, name) -> json.value(name));
  }

  /** The full picture: {@code {"daemon":{…},"token":"…","now":…,"rows":[…]}}, now = this clock. */
  public static String hello(Daemon daemon, String token, List<Row> rows) {
    var json = new JsonText().begin('{').name("daemon");
    put(json, daemon);
    json.name("token").value(token).name("now").value(System.currentTimeMillis());
    return json.name("rows").array(rows, Json::put).end('}').toString();
  }

  /** A sample of one process: {@code {"name":"…","at":…,"cpu":…,"rss":…}}. */
  public static String sample(String name, Sample sample) {
    var json = new JsonText().begin('{').name("name").value(name);
    json.name("at").value(sample.atMillis()).name("cpu").value(sample.cpuPercent());
    return json.name("rss").value(sample.residentBytes()).end('}').toString();
  }

  /** A transition of one process: {@code {"name":"…","at":…,"from":"…","to":"…","cause":"…"}}. */
  public static String transition(String name, Transition change) {
    var json = new JsonText().begin('{').name("name").value(name);
    json.name("at").value(change.atMillis()).name("from").value(change.from());
    return json.name("to")
        .value(change.to())
        .name("cause")
        .value(change.cause())
        .end('}')
        .toString();
  }

  /** The health of one process: {@code {"name":"…","health":{…}}}. */
  public static String health(String name, Health health) {
    var json = new JsonText().begin('{').name("name").value(name).name("health");
    put(json, health);
    return json.end('}').toString();
  }

  /** How an action went: {@code {"message":"…","ok":true}}. */
  public static String outcome(String message, boolean ok) {
    var json = new JsonText().begin('{').name("message").value(message);
    return json.name("ok").value(ok).end('}').toString();
  }

  /** The same with the plan that was asked for: {@code {"message":"…","ok":true,"plan":{…}}}. */
  public static String outcome(String message, boolean ok, Plan plan) {
    var json = new JsonText().begin('{').name("message").value(message).name("ok").value(ok);
    json.name("plan").begin('{').name("added").strings(plan.added());
    json.name("changed").strings(plan.changed()).name("removed").strings(plan.removed());
    return json.name("error").value(plan.error()).end('}').end('}').toString();
  }

  private static void put(JsonText json, Row row) {
    json.begin('{').name("group").value(row.group()).name("process").value(row.process());
    json.name("name").value(row.name()).name("state").value(row.state());
    json.name("description").value(row.description()).name("why").value(row.why());
    json.name("problem").value(row.problem()).name("pid").value(row.pid());
    json.name("startedMillis").value(row.startedMillis()).name("starts").value(row.starts());
    json.name("stdout").value(row.stdout()).name("stderr").value(row.stderr());
    json.name("stdin").value(row.stdin());
    json.name("health").value(row.health()).end('}');
  }

  private static void put(JsonText json, Daemon daemon) {
    json.begin('{').name("identifier").value(daemon.identifier());
    json.name("version").value(daemon.version()).name("state").value(daemon.state());
    json.name("pid").value(daemon.pid()).name("startedMillis").value(daemon.startedMillis());
    json.name("mainLog").value(daemon.mainLog());
    json.name("requests").value(daemon.requests()).end('}');
  }

  private static void put(JsonText json, Detail detail) {
    json.begin('{').name("row");
    put(json, detail.row());
    json.name("transitions").array(detail.transitions(), Json::put);
    json.name("command").value(detail.command()).name("directory").value(detail.directory());
    json.name("user").value(detail.user());
    json.name("environment").array(detail.environment(), Json::put);
    json.name("options").array(detail.options(), Json::put);
    json.name("samples").array(detail.samples(), Json::put);
    json.name("merged").value(detail.merged()).name("health");
    put(json, detail.health());
    json.end('}');
  }

  private static void put(JsonText json, Health health) {
    json.begin('{').name("probed").value(health.probed()).name("word").value(health.word());
    json.name("sinceMillis").value(health.sinceMillis()).name("last").value(health.last());
    json.name("day").value(health.day()).name("week").value(health.week());
    json.name("month").value(health.month()).end('}');
  }

  private static void put(JsonText json, Transition change) {
    json.begin('{').name("atMillis").value(change.atMillis()).name("from").value(change.from());
    json.name("to").value(change.to()).name("cause").value(change.cause()).end('}');
  }

  private static void put(JsonText json, Setting setting) {
    json.begin('{')
        .name("name")
        .value(setting.name())
        .name("value")
        .value(setting.value())
        .end('}');
  }

  private static void put(JsonText json, Sample sample) {
    json.begin('{').name("atMillis").value(sample.atMillis());
    json.name("cpuPercent").value(sample.cpuPercent());
    json.name("residentBytes").value(sample.residentBytes()).end('}');
  }

  private static <T> String one(T record, BiConsumer<JsonText, T> put) {
    var json = new JsonText();
    put.accept(json, record);
    return json.toString();
  }

  private static <T> String array(List<T> records, BiConsumer<JsonText, T> put) {
    return new JsonText().array(records, put).toString();
  }
}
