package jsupervisor.ctl.command;

import java.util.List;
import jsupervisor.ctl.plugin.CtlAction;

/**
 * What one section {@code [ctlplugin:x]} adds.
 *
 * @param name x, the title of its actions in {@code help}
 */
public record PluginActions(String name, List<CtlAction> actions) {
  public PluginActions {
    actions = List.copyOf(actions);
  }
}
