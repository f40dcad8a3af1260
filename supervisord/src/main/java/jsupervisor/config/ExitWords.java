package jsupervisor.config;

import java.util.Set;
import java.util.TreeSet;
import jsupervisor.config.values.Likeness;
import jsupervisor.core.ExitWith;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Repr;
import jsupervisor.terms.ProcessName;

/** The option {@code exit_with} as text. */
final class ExitWords {
  private static final String NEVER = "never";
  private static final String FATAL = "any-fatal";
  private static final String DONE = "all-done";
  private static final String PROGRAM = "program:";

  private ExitWords() {}

  /** The reason in words; whether its process exists is seen by {@link #apply} when all do. */
  static ExitWith read(String text) throws BadValue {
    var word = text.strip();
    if (word.equals(NEVER)) return new ExitWith.Nothing();
    if (word.equals(FATAL)) return new ExitWith.AnyFatal();
    if (word.equals(DONE)) return new ExitWith.AllDone();
    if (word.startsWith(PROGRAM) && word.length() > PROGRAM.length())
      return new ExitWith.Process(ProcessName.parse(word.substring(PROGRAM.length())));
    throw new BadValue(
        Repr.of(text) + " is none of never, program:NAME, any-fatal and all-done",
        Likeness.hint(word, Set.of(NEVER, PROGRAM, FATAL, DONE)));
  }

  /** As {@link #read} takes it. */
  static String text(ExitWith why) {
    return switch (why) {
      case ExitWith.Nothing() -> NEVER;
      case ExitWith.AnyFatal() -> FATAL;
      case ExitWith.AllDone() -> DONE;
      case ExitWith.Process(var name) -> PROGRAM + name.group() + ":" + name.process();
    };
  }

  /** A pass over the finished groups: a daemon that waits for a name with a typo never ends. */
  static void apply(Draft draft) {
    if (!(draft.supervisord.leaving().exitWith() instanceof ExitWith.Process(var wanted))) return;
    var names = new TreeSet<String>();
    for (var group : draft.groups)
      for (var process : group.processes()) names.add(process.program().name().text());
    if (names.contains(wanted.text())) return;
    var section = draft.document.section("supervisord").orElseThrow();
    draft
        .reader(section)
        .error(
            "exit_with",
            "there is no process "
                + Repr.of(wanted.text())
                + "; name one as supervisorctl shows it",
            Likeness.hint(wanted.text(), names));
  }
}
