package jsupervisor.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import jsupervisor.config.values.Likeness;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Pairs;
import jsupervisor.core.CommandLine;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Format;
import jsupervisor.ini.IniReader;
import jsupervisor.ini.IniResult;

/**
 * Gives any text to one of our readers and checks what must hold for every text: an answer or an
 * error in words comes back, nothing else is thrown, and no answer is bigger than its text
 * explains.
 */
final class Readers {
  private Readers() {}

  static void ini(String text) {
    switch (IniReader.parse(text, "f")) {
      case IniResult.Broken broken -> {
        assertFalse(broken.reason().isEmpty());
        assertTrue(broken.line() >= 1 && broken.line() <= text.lines().count());
      }
      case IniResult.Parsed(var document) -> {
        long size = 0;
        for (var section : document.sections().values()) {
          assertTrue(section.line() >= 1 && !section.name().isEmpty());
          for (var option : section.options().entrySet()) {
            assertFalse(option.getKey().isEmpty());
            assertTrue(option.getValue().line() >= 1);
            size += option.getValue().value().length();
          }
        }
        assertTrue(size <= text.length(), "more came out than was put in");
      }
    }
  }

  static void expansion(String text) {
    try {
      var table = Map.<String, Object>of("a", "value", "n", 7);
      assertTrue(Format.expand(text, table, "option").length() <= Format.LONGEST + 10_000);
    } catch (BadValue e) {
      assertTrue(e.getMessage().startsWith("Format string "), e.getMessage());
    }
  }

  static void environment(String text) {
    try {
      int size = 0;
      for (var pair : Pairs.parse(text).entrySet())
        size += pair.getKey().length() + pair.getValue().length();
      assertTrue(size <= text.length(), text);
    } catch (BadValue e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  static void command(String text) {
    switch (CommandLine.split(text)) {
      case CommandLine.Unbalanced(var why) ->
          assertTrue(why.equals("No closing quotation") || why.equals("No escaped character"));
      case CommandLine.Words(var argv) ->
          assertTrue(argv.stream().mapToInt(String::length).sum() <= text.length(), text);
    }
  }

  static void byteSize(String text) {
    try {
      assertTrue(Numbers.byteSize(text) >= 0, text);
    } catch (BadValue e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  /** A guess is one of the words, or there is none. */
  static void likeness(String text) {
    var known = SectionKind.PROGRAM.options();
    Likeness.closest(text, known).ifPresent(guess -> assertTrue(known.contains(guess)));
  }

  /** A whole file: the same text is read in the same way twice, and every error has a text. */
  static void configuration(Scene scene, String any) {
    var text = new String(any.getBytes(UTF_8), UTF_8); // what can stand in a file
    var first = scene.read(text);
    assertEquals(first, scene.read(text));
    if (first instanceof ConfigResult.Bad(var errors))
      errors.forEach(error -> assertFalse(error.text().isEmpty()));
    if (first instanceof ConfigResult.Good(var good))
      assertEquals(
          first, new ConfigResult.Good(ConfigCodec.decode(ConfigCodec.encode(good)).orElseThrow()));
  }
}
