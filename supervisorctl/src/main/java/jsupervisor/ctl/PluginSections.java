package jsupervisor.ctl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ctl.command.PluginActions;
import jsupervisor.ctl.plugin.CtlPlugin;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Format;
import jsupervisor.ini.IniDocument;
import jsupervisor.ini.IniSection;
import jsupervisor.plugin.PluginJars;

/** The {@code [ctlplugin:x]} sections of the configuration file (spec config, section 6.10). */
final class PluginSections {
  private static final String PREFIX = "ctlplugin:";
  private static final String FACTORY = "supervisor.ctl_factory";

  private PluginSections() {}

  /**
   * Finds the plug-in of each section.
   *
   * @param names what can be expanded
   * @throws UsageError when a section names none, one that is not installed, or one that cannot
   *     work with its options
   */
  static List<PluginActions> read(IniDocument document, Map<String, Object> names)
      throws UsageError {
    var sections = document.beginningWith(PREFIX);
    if (sections.isEmpty()) return List.of();
    var installed = PluginJars.load(CtlPlugin.class).plugins();
    var found = new ArrayList<PluginActions>();
    for (var section : sections) found.add(actions(section, names, installed));
    return found;
  }

  private static PluginActions actions(
      IniSection section, Map<String, Object> names, List<CtlPlugin> installed) throws UsageError {
    var options = options(section, names);
    var factory = options.remove(FACTORY);
    if (factory == null)
      throw new UsageError("section [" + section.name() + "] does not specify a " + FACTORY);
    var plugin = installed.stream().filter(one -> one.factory().equals(factory)).findFirst();
    if (plugin.isEmpty()) throw new UsageError(unknown(factory, section, installed));
    try {
      var actions = plugin.get().actions(options);
      return new PluginActions(section.name().substring(PREFIX.length()), actions);
    } catch (RuntimeException | LinkageError e) {
      throw new UsageError("[" + section.name() + "] cannot be used: " + e.getMessage());
    }
  }

  private static String unknown(String factory, IniSection section, List<CtlPlugin> installed) {
    var known = installed.stream().map(CtlPlugin::factory).sorted().toList();
    var others = known.isEmpty() ? "" : " or name one of: " + String.join(", ", known);
    return "%s cannot be resolved within [%s]: no plug-in of that name is installed and Python code"
        .concat(" cannot be used; remove the section%s")
        .formatted(factory, section.name(), others);
  }

  private static Map<String, String> options(IniSection section, Map<String, Object> names)
      throws UsageError {
    var options = new HashMap<String, String>();
    try {
      for (var option : section.options().entrySet()) {
        var place = section.name() + "." + option.getKey();
        options.put(option.getKey(), Format.expand(option.getValue().value(), names, place));
      }
    } catch (BadValue e) {
      throw new UsageError(e.getMessage());
    }
    return options;
  }
}
