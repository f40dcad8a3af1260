package jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ctl.view.Struct;
import jsupervisor.ctl.view.Wildcard;
import jsupervisor.terms.ProcessName;

/**
 * The processes that names mean.
 *
 * @param processes in the order of the names, each as often as it is named
 * @param unknown the names that mean none
 */
record Selection(List<Struct> processes, List<String> unknown) {

  /** Everything, when no name is given or one of them is {@code all}. */
  static Selection of(List<String> names, List<Struct> all) {
    if (names.isEmpty() || names.contains("all")) return new Selection(all, List.of());
    var found = new ArrayList<Struct>();
    var unknown = new ArrayList<String>();
    for (var name : names) {
      var matching = matching(name, all);
      if (matching.isEmpty()) unknown.add(name);
      found.addAll(matching);
    }
    return new Selection(List.copyOf(found), List.copyOf(unknown));
  }

  /** The line about a name that means nothing. */
  static String complaint(String name) {
    var parsed = ProcessName.parse(name);
    return parsed.wholeGroup()
        ? parsed.group() + ": ERROR (no such group)"
        : name + ": ERROR (no such process)";
  }

  /** Says which names mean nothing. */
  void complain(Session session, List<Struct> all) {
    for (var name : unknown) {
      session.say(complaint(name));
      Hints.name(session, name, all);
    }
  }

  /** What is called so; where nothing is, wildcards are tried. */
  private static List<Struct> matching(String text, List<Struct> all) {
    var name = ProcessName.parse(text);
    var called =
        all.stream()
            .filter(process ->
                name.wholeGroup()
                    ? name.group().equals(process.name().group())
                    : name.equals(process.name()))
            .toList();
    if (!called.isEmpty() || !Wildcard.isOne(text)) return called;
    return all.stream().filter(process -> Wildcard.fits(text, process.name())).toList();
  }
}
