package jsupervisor.config;

import jsupervisor.ini.IniSection;

/**
 * {@code [rpcinterface:x]} (spec config, 6.9): Python's factory of the main interface means ours.
 */
final class RpcInterfacePass {
  private static final String PREFIX = "rpcinterface:";
  private static final String FACTORY = "supervisor.rpcinterface_factory";
  private static final String MAIN = "supervisor.rpcinterface:make_main_rpcinterface";

  private RpcInterfacePass() {}

  static void apply(Draft draft) {
    for (var section : draft.document.beginningWith(PREFIX)) {
      if (accepted(draft, section))
        draft.rpcNamespaces.add(section.name().substring(PREFIX.length()));
    }
  }

  private static boolean accepted(Draft draft, IniSection section) {
    var reader = draft.plain(section);
    if (section.option(FACTORY).isEmpty()) {
      reader.error(FACTORY, "section [" + section.name() + "] does not specify a " + FACTORY);
      return false;
    }
    var factory = reader.text(FACTORY);
    for (var key : section.options().keySet()) reader.text(key);
    if (factory.isPresent() && !factory.get().equals(MAIN))
      reader.error(FACTORY, unresolved(factory.get(), section.name()));
    return factory.isPresent() && factory.get().equals(MAIN);
  }

  /** What Supervisor says of a Python object that is not there. */
  static String unresolved(String factory, String section) {
    var module = factory.split("[.:]", 2)[0];
    return "%s cannot be resolved within [%s]: No module named '%s'"
        .formatted(factory, section, module);
  }
}
