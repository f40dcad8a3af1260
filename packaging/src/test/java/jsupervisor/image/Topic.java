package jsupervisor.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A configuration about one topic. Lines that begin with {@code ;!} say what to do while a daemon
 * runs on it; for the daemon they are comments. README.md beside the files has the words.
 *
 * @param name folder and name without the ending, such as {@code good/startsecs-zero}
 * @param text the whole file, with places to fill in
 * @param steps what to do, in order
 */
record Topic(String name, String text, List<Step> steps) {
  private static final Path FOLDER = Image.resource("oracle");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /**
   * A line of the script.
   *
   * @param verb its first word
   * @param rest what follows, as it stands there
   */
  record Step(String verb, String rest) {
    /** The words of the rest; single quotes hold blanks together. */
    List<String> words() {
      return WORD.matcher(rest)
          .results()
          .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
          .toList();
    }
  }

  /** All topics, by name. */
  static List<Topic> all() {
    return Stream.of("bad", "good").flatMap(Topic::in).toList();
  }

  private static Stream<Topic> in(String folder) {
    try (var files = Files.list(FOLDER.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".conf"))
          .sorted()
          .map(Topic::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Topic read(Path file) {
    try {
      var name = FOLDER.relativize(file).toString().replace(".conf", "");
      // bytes that are no UTF-8 are topics as well
      var text = Files.readString(file, StandardCharsets.ISO_8859_1);
      var steps = new ArrayList<Step>();
      text.lines().filter(line -> line.startsWith(";! ")).map(Topic::step).forEach(steps::add);
      return new Topic(name, text, List.copyOf(steps));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Step step(String line) {
    var parts = line.substring(3).strip().split(" ", 2);
    return new Step(parts[0], parts.length > 1 ? parts[1].strip() : "");
  }

  /** Whether the script has this verb. */
  boolean has(String verb) {
    return all(verb).findAny().isPresent();
  }

  /** What follows a verb, each time. */
  Stream<Step> all(String verb) {
    return steps.stream().filter(step -> step.verb().equals(verb));
  }

  /** A short name for folders: socket paths may not be longer than 107 bytes. */
  String folder() {
    return name.replace('/', '-');
  }
}
