package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.plugin.CtlAction;
import jsupervisor.ctl.plugin.CtlSession;
import jsupervisor.terms.Fault;
import jsupervisor.wire.RpcException;

/** The action of a plug-in as one of our commands. */
record PluginCommand(CtlAction action) implements Command {

  @Override
  public String verb() {
    return action.verb();
  }

  @Override
  public List<String> help() {
    return action.help();
  }

  @Override
  public void run(Session session, String argument) {
    try {
      action.body().run(new View(session), argument);
    } catch (Fault | RpcException | CommandError | Dialogue.Interrupted e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new CommandError(verb() + ": " + e);
    }
  }

  /** The part of a session that plug-ins see. */
  private record View(Session session) implements CtlSession {
    @Override
    public void say(String line) {
      session.say(line);
    }

    @Override
    public Object call(String method, Object... values) {
      return session.callNamed(method, values);
    }

    @Override
    public void exit(int code) {
      session.exit(code);
    }
  }
}
