package jsupervisor.ctl.plugin;

import java.util.List;
import java.util.Map;

/**
 * Adds actions to the client. A jar in {@code lib/plugins} offers it as a service
 * (java.util.ServiceLoader), and a section {@code [ctlplugin:x]} whose {@code
 * supervisor.ctl_factory} is {@link #factory} switches it on.
 */
public interface CtlPlugin {

  /** The text of {@code supervisor.ctl_factory} that means this plug-in. */
  String factory();

  /**
   * The actions for one section.
   *
   * @param options all other options of the section, expanded
   * @throws IllegalArgumentException when the options are of no use; the client ends with it then
   */
  List<CtlAction> actions(Map<String, String> options);
}
