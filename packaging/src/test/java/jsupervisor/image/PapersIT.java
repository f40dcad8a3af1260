package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jsupervisor.config.SectionKind;
import org.junit.jupiter.api.Test;

/** What the image holds to be read: licences, what it consists of, man pages. */
class PapersIT {
  private static final Pattern NOTICE = Pattern.compile("(?m)^(\\S+): .*; text: (\\S+)$");
  private static final Path MAN = Image.FOLDER.resolve("share/man");
  private static final List<String> OURS =
      List.of("common", "supervisord", "supervisorctl", "web-ui");

  private static List<String> jars() throws IOException {
    try (var files = Files.list(Image.FOLDER.resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(String jar) {
    return OURS.contains(jar.replaceAll("(-[0-9].*)?\\.jar$", ""));
  }

  @Test
  void everyLibraryIsNamedWithItsLicenceWhoseTextIsThere() throws IOException {
    var notice = Files.readString(Image.FOLDER.resolve("NOTICE"));
    var named = NOTICE.matcher(notice).results().toList();
    assertEquals(
        jars().stream().filter(jar -> !isOurs(jar)).map(jar -> "lib/" + jar).toList(),
        named.stream().map(line -> line.group(1)).filter(name -> !name.equals("runtime")).toList());
    assertTrue(notice.contains("runtime: OpenJDK 25"), notice);
    for (var line : named)
      assertTrue(Files.exists(Image.FOLDER.resolve(line.group(2))), line.group());
  }

  @Test
  void theListOfComponentsHasEveryJarAndTheRunTime() throws IOException {
    var list = Files.readString(Image.FOLDER.resolve("share/doc/jsupervisor/sbom.cdx.json"));
    for (var jar : jars()) {
      var name = jar.replaceAll("(-[0-9].*)?\\.jar$", "");
      assertTrue(list.contains("/" + name + "@"), name + " in " + list);
    }
    assertTrue(list.contains("\"name\": \"openjdk\", \"version\": \"25"), list);
    assertTrue(!list.contains("junit"), "what only tests use is not part of it");
  }

  @Test
  void manPagesAreWellFormed() throws IOException {
    try (var pages = Files.walk(MAN)) {
      for (var page : pages.filter(Files::isRegularFile).toList()) {
        var checked = Run.in(MAN, List.of("mandoc", "-T", "lint", page.toString()));
        assertEquals("", checked.out() + checked.err(), page.toString());
      }
    }
  }

  @Test
  void manPagesHaveEveryOptionOfTheFile() throws IOException {
    var page = Files.readString(MAN.resolve("man5/supervisord.conf.5"));
    for (var kind : SectionKind.values())
      for (var option : kind.options())
        assertTrue(page.contains("\n\\fB" + option.replace("-", "\\-") + "\\fR\n"), option);
  }
}
