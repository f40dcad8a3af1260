package jsupervisor.http.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.DaemonInfo;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.http.gate.Token;
import jsupervisor.web.Json;

/**
 * Everything as JSON, which scripts begin with. It may be megabytes long, so those who ask within
 * the same moment get the same one, and only one is made at a time. Any thread.
 */
public final class Picture {
  private final Asker asker;
  private final Views views;
  private final Token token;
  private final ReentrantLock making = new ReentrantLock();
  private Made last = new Made(List.of(), null, new byte[0]);

  private record Made(List<ProcessInfo> infos, DaemonInfo daemon, byte[] json) {}

  public Picture(Asker asker, Views views, Token token) {
    this.asker = asker;
    this.views = views;
    this.token = token;
  }

  /** One line, as UTF-8; not to be changed. */
  @SuppressWarnings("ReferenceEquality") // within a moment the control thread answers with the same
  public byte[] json() {
    var all = asker.ask(new Ask.Look());
    making.lock();
    try {
      boolean known = last.infos() == all.processes() && all.daemon().equals(last.daemon());
      if (!known) last = new Made(all.processes(), all.daemon(), made(all));
      return last.json();
    } finally {
      making.unlock();
    }
  }

  private byte[] made(jsupervisor.ask.View all) {
    var daemon = views.daemon(all.daemon());
    return Json.hello(daemon, token.text(), Views.rows(all.processes()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
