package jsupervisor.probes;

import java.util.function.BiConsumer;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.terms.Fault;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/**
 * What is done about something unhealthy: it is asked for as anybody would, on a thread that may
 * wait as long as a program takes to stop.
 */
record Remedy(Asker asker, BiConsumer<LogLevel, String> log) {

  /**
   * Stops and starts it.
   *
   * @param after done in any case
   */
  void restart(ProcessName name, Runnable after) {
    begin(
        () -> {
          asker.ask(new Ask.Stop(name.text(), true));
          asker.ask(new Ask.Start(name.text(), false));
        },
        "restart",
        name,
        after);
  }

  /** Starts what a daemon that was killed has stopped in order to start it. */
  void start(ProcessName name, Runnable after) {
    begin(() -> asker.ask(new Ask.Start(name.text(), false)), "start", name, after);
  }

  void signal(ProcessName name, Signal signal, Runnable after) {
    begin(
        () -> asker.ask(new Ask.SendSignal(name.text(), Integer.toString(signal.number()))),
        "signal",
        name,
        after);
  }

  private void begin(Runnable deed, String what, ProcessName name, Runnable after) {
    Thread.ofVirtual()
        .name("remedy")
        .start(() -> {
          try {
            deed.run();
          } catch (Fault fault) { // as when it has ended by itself meanwhile
            log.accept(LogLevel.INFO, "no " + what + " of " + name.text() + ": " + fault.text());
          } catch (RuntimeException e) {
            log.accept(LogLevel.CRITICAL, "no " + what + " of " + name.text() + ": " + e);
          } finally {
            after.run();
          }
        });
  }
}
