package jsupervisor.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * File name patterns as Python's {@code glob} has them: {@code *}, {@code ?}, {@code [...]} and
 * {@code [!...]} in any part of the path; a leading dot must be written out.
 */
final class Glob {
  private Glob() {}

  /**
   * The files that match, sorted.
   *
   * @param pattern an absolute path
   */
  static List<String> matches(String pattern) {
    var found = List.of("");
    for (var part : pattern.substring(1).split("/", -1)) {
      var next = new ArrayList<String>();
      for (var directory : found) next.addAll(step(directory, part));
      found = next;
    }
    return found.stream().sorted().toList();
  }

  private static List<String> step(String directory, String part) {
    if (part.isEmpty()) return List.of(directory + "/");
    if (part.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
      var path = directory + "/" + part;
      return Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS) ? List.of(path) : List.of();
    }
    return entries(directory, pattern(part), part.startsWith("."));
  }

  private static List<String> entries(String directory, Pattern pattern, boolean hidden) {
    var found = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(Path.of(directory + "/"))) {
      for (var entry : entries) {
        var name = entry.getFileName().toString();
        if (name.startsWith(".") == hidden && pattern.matcher(name).matches())
          found.add(directory + "/" + name);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // as in Python: what cannot be listed does not match
    }
    return found;
  }

  private static Pattern pattern(String part) {
    var regex = new StringBuilder();
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      int end = c == '[' ? classEnd(part, i) : -1;
      if (c == '*') regex.append(".*");
      else if (c == '?') regex.append('.');
      else if (end < 0) regex.append(Pattern.quote(String.valueOf(c)));
      else {
        regex.append(characterClass(part.substring(i + 1, end)));
        i = end;
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      return Pattern.compile("(?!)"); // a range that runs backwards matches nothing
    }
  }

  /** Where a class that begins at {@code from} ends, -1 when it does not. */
  private static int classEnd(String part, int from) {
    int first = from + 1;
    if (first < part.length() && part.charAt(first) == '!') first++;
    return part.indexOf(']', first + 1);
  }

  private static String characterClass(String inside) {
    boolean not = inside.startsWith("!");
    var members = (not ? inside.substring(1) : inside).replaceAll("([\\\\\\[\\]^&~])", "\\\\$1");
    return (not ? "[^" : "[") + members + "]";
  }
}
