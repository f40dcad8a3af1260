package jsupervisor.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jsupervisor.config.values.Likeness;
import jsupervisor.config.values.Words;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;
import jsupervisor.terms.Printable;

/**
 * Warns about names that nobody reads, which are mostly spelling mistakes, and about names that
 * nobody can call. Supervisor takes them without a word; {@code warn_unknown=false} brings that
 * back.
 */
final class UnknownNamesPass {
  private static final String DEFAULT = "DEFAULT";

  private final Draft draft;

  private UnknownNamesPass(Draft draft) {
    this.draft = draft;
  }

  static void apply(Draft draft) {
    var section = draft.document.section("supervisord").orElseThrow();
    if (!draft.reader(section).get("warn_unknown", true, Words::bool)) return;
    draft.document.sections().values().forEach(new UnknownNamesPass(draft)::section);
  }

  private void section(IniSection section) {
    var kind = SectionKind.of(section.name());
    if (section.name().equals(DEFAULT)) defaults(section);
    else if (kind.isPresent()) options(section, kind.get());
    else meant(section.name()).ifPresent(title -> unknown(section, title));
  }

  /**
   * Every answer has another character there, so no client can name it, and update fails for good.
   */
  private void untypable(IniSection section) {
    draft.problems.warnAt(
        section,
        "",
        "control character in the name of section %s: no client can call what is named so"
            .formatted(Repr.of(section.name())));
  }

  private void unknown(IniSection section, String title) {
    draft.problems.warnAt(
        section,
        "",
        "unknown section [" + section.name() + "] is ignored (did you mean " + title + "?)");
  }

  /** Defaults go to every section; only what none of them knows can be a mistake. */
  private void defaults(IniSection section) {
    var known = new HashSet<String>();
    for (var kind : SectionKind.values()) known.addAll(kind.options());
    for (var option : section.options().keySet())
      if (!known.contains(option)) unknown(section, option, Likeness.hint(option, known));
  }

  private void options(IniSection section, SectionKind kind) {
    if (section.name().chars().anyMatch(c -> Printable.control((char) c))) untypable(section);
    for (var option : section.options().keySet())
      if (!kind.knows(option)) unknown(section, option, hint(option, kind));
  }

  private void unknown(IniSection section, String option, String hint) {
    draft.problems.warnAt(
        section,
        option,
        "unknown option %s in section [%s] is ignored%s"
            .formatted(Repr.of(option), section.name(), hint.isEmpty() ? "" : " (" + hint + ")"));
  }

  private static String hint(String option, SectionKind kind) {
    var near = Likeness.hint(option, kind.options());
    if (!near.isEmpty()) return near;
    var longer = kind.options().stream().filter(known -> known.endsWith("_" + option)).toList();
    if (!longer.isEmpty())
      return longer.stream()
          .map(Repr::of)
          .collect(Collectors.joining(" or ", "did you mean ", "?"));
    var elsewhere = SectionKind.having(option);
    if (elsewhere.isEmpty()) return "";
    return "it is an option of "
        + elsewhere.stream().map(other -> other.title("x")).collect(Collectors.joining(", "));
  }

  /** How the name of an unknown section would be right; empty when it is like none of ours. */
  private static Optional<String> meant(String name) {
    for (var kind : SectionKind.values()) {
      // [program x], [program.x], [program]; [supervisord:x]
      var rest = name.startsWith(kind.word()) ? name.substring(kind.word().length()) : "x";
      if (rest.isEmpty() || " .-_/=:".indexOf(rest.charAt(0)) >= 0)
        return Optional.of(kind.title(named(rest)));
    }
    var word = name.split(":", 2)[0];
    var words = Arrays.stream(SectionKind.values()).map(SectionKind::word).toList();
    return Likeness.closest(word.strip(), words)
        .or(() -> plural(word.strip(), words))
        .flatMap(
            found -> kind(found).map(kind -> kind.title(named(name.substring(word.length())))));
  }

  /** [crash]: two letters are too much for an error in typing, but not for one of speech. */
  private static Optional<String> plural(String word, List<String> words) {
    return words.stream().filter(each -> each.equalsIgnoreCase(word + "es")).findFirst();
  }

  private static Optional<SectionKind> kind(String word) {
    return Arrays.stream(SectionKind.values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  private static String named(String rest) {
    return rest.length() < 2 ? "NAME" : rest.substring(1);
  }
}
