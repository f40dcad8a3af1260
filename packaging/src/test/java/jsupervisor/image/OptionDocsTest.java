package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every option has its paragraph, and its line in the sample; neither speaks of one that does not
 * exist.
 */
class OptionDocsTest {
  private static final Path HOUSE = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Pattern HEADER = Pattern.compile(";?\\[([\\w-]+)(:\\w+)?\\].*");
  private static final Pattern OPTION = Pattern.compile(";? ?([\\w.]+) ?=.*");
  private static final Pattern PARAGRAPH = Pattern.compile("(?m)^### (\\S+)\n(\\S.*)");

  @Test
  void everyOptionOfTheSampleHasItsParagraph() throws IOException {
    var missing = new ArrayList<String>();
    sample()
        .forEach((section, options) ->
            options.stream()
                .filter(option -> !paragraphs(section).contains(option))
                .filter(option -> !isSharedWithPrograms(section, option))
                .forEach(option -> missing.add("[" + section + "] " + option)));
    assertEquals(List.of(), missing, "options without a \"### option\" in docs/config-SECTION.md");
  }

  @Test
  void everyParagraphIsAboutAnOptionOfTheSample() throws IOException {
    var strangers = new ArrayList<String>();
    sample()
        .forEach((section, options) ->
            paragraphs(section).stream()
                .filter(option -> !options.contains(option))
                .forEach(option -> strangers.add("[" + section + "] " + option)));
    assertEquals(List.of(), strangers, "paragraphs about options that the sample lacks");
  }

  @Test
  void everyOptionThatTheDaemonReadsIsInTheSample() throws IOException {
    var known = new TreeSet<String>();
    sample().values().forEach(known::addAll);
    var missing = new TreeSet<String>();
    var read = Pattern.compile("\\b(?:value|optional|get|find|text|raw)\\(\\s*\"([a-z_]+)\"");
    try (var files = Files.walk(HOUSE.resolve("supervisord/src/main/java/jsupervisor/config"))) {
      for (var file :
          files
              .filter(file ->
                  file.toString().endsWith("Reader.java") || file.toString().endsWith("Pass.java"))
              .toList()) {
        var matcher = read.matcher(Files.readString(file));
        while (matcher.find()) {
          if (!known.contains(matcher.group(1))) missing.add(matcher.group(1));
        }
      }
    }
    assertEquals(Set.of(), missing, "options that the code reads and the sample does not show");
  }

  private static boolean isSharedWithPrograms(String section, String option) {
    return (section.equals("eventlistener") || section.equals("fcgi-program"))
        && paragraphs("program").contains(option);
  }

  /** Options of each kind of section, active or not. */
  private static Map<String, Set<String>> sample() throws IOException {
    var found = new LinkedHashMap<String, Set<String>>();
    var section = "";
    for (var line : Files.readAllLines(HOUSE.resolve("sample-conf/supervisord.conf"))) {
      var header = HEADER.matcher(line);
      var option = OPTION.matcher(line);
      if (header.matches()) {
        section = header.group(1);
        found.put(section, new TreeSet<>());
      } else if (!section.isEmpty() && option.matches()) {
        found.get(section).add(option.group(1));
      }
    }
    assertTrue(found.size() >= 10 && found.get("program").size() > 30, found::toString);
    return found;
  }

  private static Set<String> paragraphs(String section) {
    try {
      var found = new TreeSet<String>();
      var page = Files.readString(HOUSE.resolve("docs/config-" + section + ".md"));
      var matcher = PARAGRAPH.matcher(page);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
      return found;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
