package jsupervisor.ctl;

import java.util.List;
import java.util.Map;
import jsupervisor.ctl.plugin.CtlAction;
import jsupervisor.ctl.plugin.CtlPlugin;
import jsupervisor.ctl.plugin.CtlSession;

/** A plug-in as somebody else would write it. */
public final class Greeter implements CtlPlugin {

  @Override
  public String factory() {
    return "greeter.ctl:make_greeter";
  }

  @Override
  public List<CtlAction> actions(Map<String, String> options) {
    if (options.containsKey("refuse")) throw new IllegalArgumentException("it refuses");
    var greeting = options.getOrDefault("greeting", "hello");
    return List.of(
        new CtlAction(
            "greet",
            List.of("greet <name>\tGreet somebody."),
            (session, name) -> greet(session, greeting, name)),
        new CtlAction("status", List.of("not to be seen"), (session, _) -> session.say("mine")),
        new CtlAction("fall", List.of("fall\tFall over."), (_, _) -> fall()));
  }

  private static void greet(CtlSession session, String greeting, String name) {
    session.say(greeting + " " + name + " from " + session.call("supervisor.getIdentification"));
    session.exit(5);
  }

  private static void fall() {
    throw new IllegalStateException("over");
  }
}
