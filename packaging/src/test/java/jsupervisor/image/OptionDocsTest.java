package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jsupervisor.config.SectionKind;
import org.junit.jupiter.api.Test;

/**
 * Every option has its paragraph, and its line in the sample; neither speaks of one that does not
 * exist.
 */
class OptionDocsTest {
  private static final Path HOUSE = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Pattern HEADER = Pattern.compile(";? ?\\[([\\w-]+)(:\\w+)?\\].*");
  private static final Pattern OPTION = Pattern.compile(";? ?([\\w.]+) ?=[^;]*;?(.*)");
  private static final Pattern PARAGRAPH = Pattern.compile("(?m)^### (\\S+)\n(\\S.*)");

  @Test
  void everyOptionHasItsParagraphAndNothingElseHasOne() {
    for (var kind : SectionKind.values()) {
      var expected = new TreeSet<>(kind.options());
      expected.removeIf(option -> isSharedWithPrograms(kind, option));
      assertEquals(expected, paragraphs(kind.word()), "docs/config-" + kind.word() + ".md");
    }
  }

  @Test
  void everyOptionHasItsLineInTheSampleAndNothingElseHasOne() throws IOException {
    var sample = sample();
    for (var kind : SectionKind.values()) {
      var expected = new TreeSet<>(kind.options());
      expected.removeIf(option ->
          isSharedWithPrograms(kind, option) && !sample.get(kind.word()).containsKey(option));
      assertEquals(expected, sample.get(kind.word()).keySet(), "[" + kind.word() + "]");
    }
  }

  @Test
  void everyLineOfTheSampleSaysWhatTheOptionDoes() throws IOException {
    var silent = new ArrayList<String>();
    sample()
        .forEach((section, options) ->
            options.forEach((option, comment) -> {
              if (comment.length() < 10) silent.add("[" + section + "] " + option);
            }));
    silent.remove("[rpcinterface] supervisor.rpcinterface_factory"); // said above its section
    assertEquals(List.of(), silent);
  }

  @Test
  void everySectionIsInTheTableOfContents() throws IOException {
    var contents = Files.readString(HOUSE.resolve("docs/README.md"));
    for (var kind : SectionKind.values())
      assertTrue(contents.contains("(config-" + kind.word() + ".md)"), kind.word());
  }

  @Test
  void whoSharesTheOptionsOfProgramsSaysSo() {
    var sharing =
        Arrays.stream(SectionKind.values())
            .filter(kind -> kind != SectionKind.PROGRAM)
            .filter(kind -> kind.options().containsAll(SectionKind.PROGRAM.options()))
            .toList();
    assertEquals(List.of(SectionKind.EVENTLISTENER, SectionKind.FCGI_PROGRAM), sharing);
    for (var kind : sharing)
      assertTrue(
          page(kind.word()).contains("takes all options of a [program](config-program.md)"),
          kind.word());
  }

  /** Listeners and FastCGI programs take every option of a program; the page says so once. */
  private static boolean isSharedWithPrograms(SectionKind kind, String option) {
    boolean program = kind == SectionKind.EVENTLISTENER || kind == SectionKind.FCGI_PROGRAM;
    return program
        && SectionKind.PROGRAM.options().contains(option)
        && !(paragraphs(kind.word()).contains(option));
  }

  /** Options of each kind of section, active or not, with their comments. */
  private static Map<String, Map<String, String>> sample() throws IOException {
    var found = new LinkedHashMap<String, Map<String, String>>();
    var section = "";
    for (var line : Files.readAllLines(HOUSE.resolve("sample-conf/supervisord.conf"))) {
      var header = HEADER.matcher(line);
      var option = OPTION.matcher(line);
      if (header.matches()) {
        section = header.group(1);
        found.put(section, new TreeMap<>());
      } else if (!section.isEmpty() && option.matches()) {
        found.get(section).put(option.group(1), option.group(2));
      }
    }
    return found;
  }

  private static Set<String> paragraphs(String section) {
    var found = new TreeSet<String>();
    var matcher = PARAGRAPH.matcher(page(section));
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }

  private static String page(String section) {
    try {
      return Files.readString(HOUSE.resolve("docs/config-" + section + ".md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
