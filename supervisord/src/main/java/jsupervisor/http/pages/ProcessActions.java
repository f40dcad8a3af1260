package jsupervisor.http.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import jsupervisor.access.Guard;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** Actions on one process, and the same on many at a time. */
final class ProcessActions {
  /** Of many failures that many are told; the rest is counted. */
  private static final int MOST_TOLD = 5;

  private final Asker asker;

  ProcessActions(Asker asker) {
    this.asker = asker;
  }

  /** What is done to a process, and what is said when it is done: one has it done, many have. */
  private record Deed(Work work, String one, String many) {}

  private interface Work {
    void on(String process);
  }

  /** Empty = there is no such action. */
  Optional<Outcome> perform(Form form, List<String> names) {
    return deed(form)
        .map(deed -> names.size() == 1 ? one(deed, names.getFirst(), form) : many(deed, names));
  }

  private Optional<Deed> deed(Form form) {
    return Optional.ofNullable(
        switch (form.action()) {
          case "start" -> new Deed(this::start, "Process %s started", "%d processes started");
          case "stop" -> new Deed(this::stop, "Process %s stopped", "%d processes stopped");
          case "restart" ->
              new Deed(this::restart, "Process %s restarted", "%d processes restarted");
          case "clearlog" ->
              new Deed(
                  name -> asker.ask(new Ask.ClearLogs(name)),
                  "Log for %s cleared",
                  "Logs of %d processes cleared");
          case "signal" -> signal(form.text("signal"));
          case "stdin" -> stdin(form.text("data"));
          default -> null;
        });
  }

  private Deed signal(String signal) {
    return new Deed(
        name -> asker.ask(new Ask.SendSignal(name, signal)),
        "Signal sent to process %s",
        "Signal sent to %d processes");
  }

  /** A field of a form cannot hold the end of a line; without it no program would read the line. */
  private Deed stdin(String data) {
    var line = data.endsWith("\n") ? data : data + "\n";
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    return new Deed(
        name -> asker.ask(new Ask.SendStdin(name, bytes)),
        "Line sent to process %s",
        "Line sent to %d processes");
  }

  private void start(String process) {
    asker.ask(new Ask.Start(process, true));
  }

  private void stop(String process) {
    asker.ask(new Ask.Stop(process, true));
  }

  /** What fails is said (known-traps C40). */
  private void restart(String process) {
    try {
      stop(process);
    } catch (Fault fault) {
      if (!fault.is(FaultCode.NOT_RUNNING)) throw fault;
    }
    start(process);
  }

  private Outcome one(Deed deed, String name, Form form) {
    try {
      deed.work().on(name);
      return Outcome.done(deed.one().formatted(name));
    } catch (Fault fault) {
      return Outcome.failed(failure(form.action(), name, fault), fault);
    }
  }

  private static String failure(String action, String name, Fault fault) {
    if (fault.is(FaultCode.BAD_NAME)) return "No such process named " + name;
    return switch (action) {
      case "stop", "clearlog" -> unexpected(fault);
      default -> "ERROR: Process " + name + ": " + reason(fault);
    };
  }

  /** All at once, as each may take its time. */
  private static Outcome many(Deed deed, List<String> names) {
    var work = new ArrayList<Callable<String>>();
    for (var name : names) work.add(Guard.here(() -> attempt(deed, name)));
    var failures = new ArrayList<String>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : executor.invokeAll(work)) {
        var failure = answer.get();
        if (!failure.isEmpty()) failures.add(failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed("ERROR: interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return sum(deed, names.size(), failures);
  }

  /** Why it did not work, empty = it did. */
  private static String attempt(Deed deed, String name) {
    try {
      deed.work().on(name);
      return "";
    } catch (Fault fault) {
      return name + ": " + (fault.is(FaultCode.BAD_NAME) ? "no such process" : reason(fault));
    }
  }

  private static Outcome sum(Deed deed, int asked, List<String> failures) {
    int well = asked - failures.size();
    var done = deed.many().formatted(well);
    if (well == 1) done = done.replace("processes", "process");
    if (failures.isEmpty()) return Outcome.done(done);
    var told = String.join("; ", failures.subList(0, Math.min(MOST_TOLD, failures.size())));
    int more = failures.size() - MOST_TOLD;
    return Outcome.failed(done + "; ERROR: " + told + (more > 0 ? "; and " + more + " more" : ""));
  }

  static String reason(Fault fault) {
    if (fault.is(FaultCode.NO_FILE)) return "no such file";
    if (fault.is(FaultCode.NOT_EXECUTABLE)) return "file not executable";
    if (fault.is(FaultCode.ALREADY_STARTED)) return "already started";
    if (fault.is(FaultCode.SPAWN_ERROR)) return "spawn error";
    if (fault.is(FaultCode.ABNORMAL_TERMINATION)) return "abnormal termination";
    return unexpected(fault);
  }

  static String unexpected(Fault fault) {
    return "unexpected rpc fault [" + fault.code() + "] " + fault.text();
  }
}
