package jsupervisor.http.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.DaemonInfo;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.http.gate.Token;
import jsupervisor.probes.Board;
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
  private Made last = new Made(List.of(), null, Board.EMPTY, new byte[0]);

  private record Made(List<ProcessInfo> infos, DaemonInfo daemon, Board board, byte[] json) {}

  public Picture(Asker asker, Views views, Token token) {
    this.asker = asker;
    this.views = views;
    this.token = token;
  }

  /** One line, as UTF-8; not to be changed. */
  @SuppressWarnings("ReferenceEquality") // within a moment everybody answers with the same
  public byte[] json() {
    var all = asker.ask(new Ask.Look());
    var board = views.board();
    making.lock();
    try {
      boolean same = last.infos() == all.processes() && last.board() == board;
      if (!same || !all.daemon().equals(last.daemon()))
        last = new Made(all.processes(), all.daemon(), board, made(all, board));
      return last.json();
    } finally {
      making.unlock();
    }
  }

  private byte[] made(jsupervisor.ask.View all, Board board) {
    var daemon = views.daemon(all.daemon());
    return Json.hello(daemon, token.text(), Views.rows(all.processes(), board))
        .getBytes(StandardCharsets.UTF_8);
  }
}
