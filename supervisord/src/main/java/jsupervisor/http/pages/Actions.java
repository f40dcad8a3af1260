package jsupervisor.http.pages;

import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.terms.Fault;

/** What the pages' buttons do, and what they say afterwards (spec web, section 3). */
final class Actions {
  private final Asker asker;
  private final ProcessActions processes;
  private final GroupActions groups;
  private final ConfigActions config;

  Actions(Asker asker) {
    this.asker = asker;
    processes = new ProcessActions(asker);
    groups = new GroupActions(asker);
    config = new ConfigActions(asker);
  }

  /** Does it, and waits for it; empty = there is no such action, or it lacks what it needs. */
  Optional<Outcome> perform(Form form) {
    try {
      return switch (form.action()) {
        case "refresh" -> done("Page refreshed at " + Clock.now());
        case "stopall" -> {
          asker.ask(new Ask.StopAll(true));
          yield done("All stopped at " + Clock.now());
        }
        case "restartall" -> {
          asker.ask(new Ask.StopAll(true));
          asker.ask(new Ask.StartAll(true));
          yield done("All restarted at " + Clock.now());
        }
        case "clearmainlog" -> {
          asker.ask(new Ask.ClearMainLog());
          yield done("Log of the daemon cleared");
        }
        case "reread" -> Optional.of(config.reread());
        case "update" -> Optional.of(config.update());
        case "startgroup", "stopgroup", "restartgroup" -> group(form);
        default -> process(form);
      };
    } catch (Fault fault) {
      return Optional.of(Outcome.failed("ERROR: " + ProcessActions.unexpected(fault), fault));
    }
  }

  private static Optional<Outcome> done(String message) {
    return Optional.of(Outcome.done(message));
  }

  private Optional<Outcome> group(Form form) {
    var group = form.text("group");
    return group.isEmpty() ? Optional.empty() : Optional.of(groups.perform(form.action(), group));
  }

  private Optional<Outcome> process(Form form) {
    List<String> names = form.processes();
    return names.isEmpty() ? Optional.empty() : processes.perform(form, names);
  }
}
