package jsupervisor.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One daemon runs on one topic, from its start to its end, and everything that shows is noted. */
final class Play {
  /** Whether the daemon ran to the end of the script, or ended before: by itself, or refusing. */
  static final String VERDICT = "verdict";

  private static final String STARTED = "supervisord started with pid";

  private static final Duration PATIENCE = Duration.ofSeconds(300);

  private final Topic topic;
  private final Stage stage;
  private final Plain plain;
  private final Rpc rpc;
  private final Map<String, String> seen = new LinkedHashMap<>();
  private final StringBuilder answers = new StringBuilder();
  private Process process;
  private ProcessHandle daemon;

  private Play(Topic topic, Stage stage) {
    this.topic = topic;
    this.stage = stage;
    this.plain = new Plain(stage);
    this.rpc = new Rpc(stage.folder().resolve("sock"));
  }

  /**
   * Plays.
   *
   * @return what was seen, text by name; without what differs from run to run
   */
  static Map<String, String> of(Topic topic, Stage stage) {
    var play = new Play(topic, stage);
    try {
      play.perform();
      return play.seen;
    } catch (IOException e) {
      throw new UncheckedIOException(topic.name(), e);
    } finally {
      play.clear();
    }
  }

  private void perform() throws IOException {
    process = stage.launch(topic);
    daemon = process.toHandle();
    if (topic.has("background")) followIntoBackground();
    else await("the daemon is up", this::started);
    for (var step : topic.steps()) act(step);
    seen.put(VERDICT, alive() ? "runs" : "ended");
    if (alive()) noteAnswers();
    sights().noteFiles("files while it ran");
    end();
    seen.put("answers", answers.toString());
    sights().noteRest();
  }

  private Sights sights() {
    return new Sights(stage, plain, topic.has("ordered"), seen);
  }

  private void followIntoBackground() throws IOException {
    awaitExit();
    seen.put("exit of the command", Integer.toString(process.exitValue()));
    await("the daemon answers", this::answering);
    if (answering()) daemon = ProcessHandle.of((int) rpc.call("supervisor.getPID")).orElseThrow();
  }

  private boolean started() {
    return stage.text("stdout").contains(STARTED) || answering();
  }

  private boolean answering() {
    try {
      return rpc.call("supervisor.getPID") instanceof Integer;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean alive() {
    return Proc.alive(daemon.pid());
  }

  private void await(String what, BooleanSupplier condition) {
    Await.until(
        () -> topic.name() + ": " + what + "; " + stage.folder() + stage.text("stdout"),
        PATIENCE,
        Duration.ofMillis(100),
        () -> !alive() || condition.getAsBoolean());
  }

  private void act(Topic.Step step) throws IOException {
    var words = step.words();
    switch (step.verb()) {
      case "until" -> await(step.rest(), () -> words.get(1).equals(state(words.getFirst())));
      case "log" -> await("log: " + step.rest(), () -> log().contains(step.rest()));
      case "twice" -> await("twice: " + step.rest(), () -> twice(step.rest()));
      case "exists" -> await(step.rest(), () -> !stage.text(step.rest()).isEmpty());
      case "empty" -> await(step.rest(), () -> stage.empty(step.rest()));
      case "holds" -> await(step.rest(), () -> stage.text(words.getFirst()).contains(words.get(1)));
      case "call" -> call(words.getFirst(), words.subList(1, words.size()).toArray());
      case "signal" -> Signals.send(step.rest(), daemon.pid());
      case "change" -> stage.change(words.getFirst(), words.get(1));
      case "ended" -> await("it ends by itself", () -> false);
      case "alone", "args", "env", "under", "background", "ordered", "dir", "file", "mode" -> {}
      default -> throw new AssertionError(topic.name() + ": " + step);
    }
  }

  private String log() {
    return stage.text("stdout") + stage.text("supervisord.log");
  }

  private boolean twice(String words) {
    var log = stage.text("supervisord.log");
    return log.indexOf(words) < log.lastIndexOf(words);
  }

  private String state(String process) {
    try {
      return (String) rpc.info(process).get("statename");
    } catch (IOException | Rpc.Faulted e) {
      return ""; // on its way
    }
  }

  private void call(String method, Object... words) {
    var params = java.util.Arrays.stream(words).map(Play::typed).toArray();
    var name = method + java.util.Arrays.toString(words);
    answers.append(plain.answer(name, answer(method, params))).append('\n');
  }

  private static Object typed(Object word) {
    var text = word.toString();
    if (text.matches("-?\\d+")) return Integer.valueOf(text);
    return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
  }

  private Object answer(String method, Object... params) {
    try {
      return rpc.call(method, params);
    } catch (Rpc.Faulted e) {
      return "fault " + e.getMessage();
    } catch (IOException e) {
      return "no answer";
    }
  }

  private void noteAnswers() {
    seen.put("config", plain.answer("", answer("supervisor.getAllConfigInfo")));
    seen.put("info", plain.answer("", answer("supervisor.getAllProcessInfo")));
  }

  private void end() {
    daemon.destroy();
    await("it ends when asked", () -> false);
    awaitExit();
    seen.put("exit", Integer.toString(process.exitValue()));
  }

  private void awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        throw new AssertionError("runs: " + topic);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Nothing that a topic started stays, whatever happened. */
  private void clear() {
    if (process != null) process.destroyForcibly();
    var mark = stage.folder() + "/";
    for (long pid : Proc.all(pid -> Proc.commandLine(pid).contains(mark))) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
