package jsupervisor.config;

/** Sections that Supervisor knows and that nobody here runs: kept by name. */
final class OtherSectionsPass {
  private OtherSectionsPass() {}

  static void apply(Draft draft) {
    for (var plugin : draft.document.beginningWith("ctlplugin:"))
      draft.otherSections.add(plugin.name());
  }
}
