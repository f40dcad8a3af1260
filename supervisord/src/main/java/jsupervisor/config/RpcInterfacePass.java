package jsupervisor.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import jsupervisor.ini.IniSection;

/**
 * {@code [rpcinterface:x]} (spec config, 6.9): Python's factory of the main interface means ours,
 * under any name; every other one must be that of a plug-in.
 */
final class RpcInterfacePass {
  private static final String PREFIX = "rpcinterface:";
  private static final String FACTORY = "supervisor.rpcinterface_factory";
  private static final String MAIN = "supervisor.rpcinterface:make_main_rpcinterface";

  private final Draft draft;
  private final SectionReader reader;
  private final String section;

  private RpcInterfacePass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.plain(section);
    this.section = section.name();
  }

  static void apply(Draft draft) {
    for (var section : draft.document.beginningWith(PREFIX))
      new RpcInterfacePass(draft, section).read();
  }

  private void read() {
    if (reader.raw(FACTORY).isEmpty())
      reader.error(FACTORY, "section [" + section + "] does not specify a " + FACTORY);
    var namespace = section.substring(PREFIX.length());
    var options = options();
    var factory = reader.text(FACTORY);
    if (factory.isEmpty()) return;
    if (factory.get().equals(MAIN)) draft.rpcNamespaces.add(namespace);
    else if (draft.host.rpcFactories().get().contains(factory.get()))
      draft.rpcPlugins.add(new RpcPluginConfig(namespace, factory.get(), options));
    else reader.error(FACTORY, unknown(factory.get()));
  }

  private Map<String, String> options() {
    var options = new HashMap<String, String>();
    for (var key : reader.section().options().keySet())
      if (!key.equals(FACTORY)) reader.text(key).ifPresent(text -> options.put(key, text));
    return options;
  }

  private String unknown(String factory) {
    var known = new TreeSet<>(draft.host.rpcFactories().get());
    known.add(MAIN);
    return "%s cannot be resolved within [%s]: no plug-in of that name is installed and Python code"
        .concat(" cannot be used; remove the section or name one of: %s")
        .formatted(factory, section, String.join(", ", known));
  }
}
