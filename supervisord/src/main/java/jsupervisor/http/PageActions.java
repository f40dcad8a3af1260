package jsupervisor.http;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** What the page's links do, and what they say afterwards (spec web, section 3). */
final class PageActions {
  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

  private final Asker asker;

  PageActions(Asker asker) {
    this.asker = asker;
  }

  /** Does it; empty = there is no such action. */
  Optional<String> perform(String action, String process) {
    try {
      return switch (action) {
        case "refresh" -> Optional.of("Page refreshed at " + now());
        case "stopall" -> {
          asker.ask(new Ask.StopAll(true));
          yield Optional.of("All stopped at " + now());
        }
        case "restartall" -> {
          asker.ask(new Ask.StopAll(true));
          asker.ask(new Ask.StartAll(true));
          yield Optional.of("All restarted at " + now());
        }
        default -> process == null ? Optional.empty() : one(action, process);
      };
    } catch (Fault fault) {
      return Optional.of("ERROR: " + unexpected(fault));
    }
  }

  private Optional<String> one(String action, String process) {
    try {
      asker.ask(new Ask.Info(process));
      return switch (action) {
        case "start" -> {
          asker.ask(new Ask.Start(process, true));
          yield Optional.of("Process " + process + " started");
        }
        case "stop" -> {
          asker.ask(new Ask.Stop(process, true));
          yield Optional.of("Process " + process + " stopped");
        }
        case "restart" -> {
          restart(process);
          yield Optional.of("Process " + process + " restarted");
        }
        case "clearlog" -> {
          asker.ask(new Ask.ClearLogs(process));
          yield Optional.of("Log for " + process + " cleared");
        }
        default -> Optional.empty();
      };
    } catch (Fault fault) {
      if (fault.is(FaultCode.BAD_NAME)) return Optional.of("No such process named " + process);
      return Optional.of("ERROR: Process " + process + ": " + reason(fault));
    }
  }

  private void restart(String process) {
    try {
      asker.ask(new Ask.Stop(process, true));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.NOT_RUNNING)) throw fault;
    }
    asker.ask(new Ask.Start(process, true));
  }

  private static String reason(Fault fault) {
    if (fault.is(FaultCode.NO_FILE)) return "no such file";
    if (fault.is(FaultCode.NOT_EXECUTABLE)) return "file not executable";
    if (fault.is(FaultCode.ALREADY_STARTED)) return "already started";
    if (fault.is(FaultCode.SPAWN_ERROR)) return "spawn error";
    if (fault.is(FaultCode.ABNORMAL_TERMINATION)) return "abnormal termination";
    return unexpected(fault);
  }

  private static String unexpected(Fault fault) {
    return "unexpected rpc fault [" + fault.code() + "] " + fault.text();
  }

  private static String now() {
    return CTIME.format(LocalDateTime.now());
  }
}
