package jsupervisor.ctl.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What the Tab key offers (spec ctl, section 2). */
public final class Completion implements Completer {
  private static final Set<String> OF_GROUPS = Set.of("add", "remove", "update");
  private static final Set<String> OF_PROCESSES =
      Set.of(
          "clear", "crashes", "fg", "history", "pid", "restart", "signal", "start", "status",
          "stop", "tail", "top", "why");
  private final List<String> verbs;
  private final Supplier<List<ProcessName>> processes;

  /**
   * @param verbs in the order in which they are offered
   * @param processes asks the daemon; an empty list when it cannot be asked
   */
  public Completion(List<String> verbs, Supplier<List<ProcessName>> processes) {
    this.verbs = verbs;
    this.processes = processes;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    var before = line.line().substring(0, line.cursor());
    for (var word : offer(before)) candidates.add(new Candidate(word));
  }

  /**
   * The words that can stand at the end of a line; each is followed by a blank.
   *
   * @param line what is typed up to the cursor
   */
  List<String> offer(String line) {
    var start = line.stripLeading();
    var fragment = line.substring(lastBlank(line) + 1);
    int end = lastBlank(start);
    if (end < 0) return matching(verbs, fragment);
    var verb = start.substring(0, firstBlank(start));
    if (verb.equals("help")) return matching(verbs, fragment);
    if (OF_GROUPS.contains(verb)) return matching(groups(), fragment);
    return OF_PROCESSES.contains(verb)
        ? matching(names(fragment.indexOf(':') >= 0), fragment)
        : List.of();
  }

  private Set<String> groups() {
    var groups = new LinkedHashSet<String>();
    processes.get().forEach(name -> groups.add(name.group()));
    return groups;
  }

  private Set<String> names(boolean withGroup) {
    var names = new LinkedHashSet<String>();
    for (var name : processes.get()) {
      if (!withGroup && name.group().equals(name.process())) names.add(name.process());
      else names.addAll(List.of(name.group() + ":" + name.process(), name.group() + ":*"));
    }
    return names;
  }

  private static List<String> matching(Iterable<String> words, String fragment) {
    var matching = new java.util.ArrayList<String>();
    for (var word : words) if (word.startsWith(fragment) && typable(word)) matching.add(word);
    return matching;
  }

  /** A name that nobody can type is not put on the screen either. */
  private static boolean typable(String word) {
    return word.chars().noneMatch(c -> Printable.control((char) c));
  }

  private static int lastBlank(String text) {
    return Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
  }

  private static int firstBlank(String text) {
    int at = 0;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) at++;
    return at;
  }
}
