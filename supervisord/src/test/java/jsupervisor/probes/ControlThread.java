package jsupervisor.probes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.ask.View;
import jsupervisor.ask.Vigil;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/** Answers as the control thread does, and announces; it starts and stops nothing. */
final class ControlThread implements Asker {
  final Newsroom newsroom = new Newsroom();
  final Map<ProcessName, Vigil> vigils = new ConcurrentHashMap<>();
  final Map<ProcessName, ProcessInfo> infos = new ConcurrentHashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** While there is one, a start hangs. */
  volatile CountDownLatch starts = new CountDownLatch(0);

  @Override
  @SuppressWarnings("unchecked") // each case has the type of its question
  public <T> T ask(Ask<T> question) {
    return (T) answer(question);
  }

  private Object answer(Ask<?> question) {
    if (question instanceof Ask.Look) return new View(null, List.copyOf(infos.values()));
    if (question instanceof Ask.Some(var names))
      return infos.values().stream().filter(info -> names.contains(info.name())).toList();
    if (question instanceof Ask.Vigils) return placed();
    asked.add(question.toString());
    switch (question) {
      case Ask.Stop(var name, _) -> stop(name);
      case Ask.Start _ when starts.getCount() > 0 -> hang();
      case Ask.Start(var name, _) -> run(ProcessName.parse(name), System.currentTimeMillis());
      case Ask.SendSignal _ -> {}
      default -> throw Fault.of(FaultCode.FAILED, question.toString());
    }
    return true;
  }

  private void hang() {
    try {
      starts.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<ProcessName, Vigil.Placed> placed() {
    var all = new HashMap<ProcessName, Vigil.Placed>();
    vigils.forEach((name, vigil) ->
        all.put(name, new Vigil.Placed(vigil, Optional.empty(), "/", Map.of("PATH", "/bin"))));
    return all;
  }

  void stop(String name) {
    if (infos.get(ProcessName.parse(name)).state() != StateCode.RUNNING)
      throw Fault.of(FaultCode.NOT_RUNNING, name);
    become(ProcessName.parse(name), StateCode.STOPPED, 1, new Cause.StopRequested());
  }

  void run(ProcessName name, long start) {
    become(name, StateCode.RUNNING, start, new Cause.Lasted(1));
  }

  void become(ProcessName name, StateCode state, long start, Cause cause) {
    var before = infos.containsKey(name) ? infos.get(name).state() : StateCode.STOPPED;
    infos.put(
        name,
        new ProcessInfo(
            name, start / 1000, 0, 0, state, "", 0, "", "", 42, "", start, 1, "", false));
    newsroom.tell(
        new News.Changed(
            name, new Transition(System.currentTimeMillis(), before, state, cause, 42)));
  }
}
