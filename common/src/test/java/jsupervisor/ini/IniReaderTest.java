package jsupervisor.ini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is expected here was confirmed with Python 3.11's RawConfigParser as Supervisor sets it up.
 */
class IniReaderTest {
  @TempDir Path directory;

  private static IniDocument parsed(String text) {
    return assertInstanceOf(IniResult.Parsed.class, IniReader.parse(text, "f")).document();
  }

  private static IniResult.Broken broken(String text) {
    return assertInstanceOf(IniResult.Broken.class, IniReader.parse(text, "f"));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("a mark after a letter is data", "k=a;b", "a;b"),
        Arguments.of("a hash after a letter is data", "k=a#b", "a#b"),
        Arguments.of("a mark after a blank begins a comment", "k=a ; b", "a"),
        Arguments.of("a hash after a tab begins a comment", "k=a\t# b", "a"),
        Arguments.of("a mark right behind the delimiter is data", "k=;x", ";x"),
        Arguments.of("a mark after delimiter and blank leaves nothing", "k= ;x", ""),
        Arguments.of("quotes do not protect", "k=sh -c \"a ; b\"", "sh -c \"a"),
        Arguments.of("marks are tried in rounds", "k=x#1 #2 ;3", "x#1 #2"),
        Arguments.of("a colon delimits", "k: a=b", "a=b"),
        Arguments.of("the first delimiter wins", "k=a : b", "a : b"),
        Arguments.of("a second equals sign is data", "k==1", "=1"),
        Arguments.of("names are lower-cased", "K=v", "v"),
        Arguments.of("the last of two wins", "k=a\nk=b", "b"),
        Arguments.of("deeper lines go on", "k=a\n  b\n\tc", "a\nb\nc"),
        Arguments.of("a deeper header goes on", "k=a\n [x]", "a\n[x]"),
        Arguments.of("a deeper option goes on", "k=a\n x=y", "a\nx=y"),
        Arguments.of("empty lines inside stay", "k=a\n\n b", "a\n\nb"),
        Arguments.of("empty lines at the end go", "k=a\n\n\n", "a"),
        Arguments.of("comment lines do not end a value", "k=a\n; c\n b", "a\nb"),
        Arguments.of("comments go from every line", "k=a ;1\n b ;2", "a\nb"),
        Arguments.of("backslashes are data", "k=a\\n\\", "a\\n\\"),
        Arguments.of("bars and percent signs are data", "k=|%(x)s|", "|%(x)s|"),
        Arguments.of("characters beyond ASCII are data", "k=é😀\u00a0x", "é😀\u00a0x"),
        Arguments.of("carriage returns end lines", "k=a\r\n b\r\n", "a\nb"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void aValueIsWhatPythonMakesOfIt(String rule, String lines, String value) {
    var section = parsed("[s]\n" + lines).section("s").orElseThrow();
    assertEquals(value, section.option("k").orElseThrow().value(), rule);
  }

  @ParameterizedTest
  @CsvSource({
    "[A]junk,A",
    "[A]],A]",
    "[A]x[B],A]x[B",
    "[ a ],' a '",
    "[a] ; c,a",
    "[c|d],c|d",
    "[a\\],a\\"
  })
  void aHeaderReachesToTheLastBracket(String header, String name) {
    assertEquals(List.of(name), List.copyOf(parsed(header + "\n").sections().keySet()));
  }

  @Test
  void sectionsOfTheSameNameMerge() {
    var section = parsed("[a]\nx=1\ny=1\n[b]\n[a]\nx=2\nz=2\n").section("a").orElseThrow();
    assertEquals("2", section.option("x").orElseThrow().value());
    assertEquals("1", section.option("y").orElseThrow().value());
    assertEquals(1, section.line());
  }

  @Test
  void sectionNamesKeepTheirCase() {
    assertEquals(List.of("a", "A"), List.copyOf(parsed("[a]\n[A]\n").sections().keySet()));
  }

  @Test
  void defaultsAppearInEverySection() {
    var document = parsed("[a]\nx=1\n[DEFAULT]\nx=0\ny=0\n");
    assertEquals("1", document.section("a").orElseThrow().option("x").orElseThrow().value());
    assertEquals("0", document.section("a").orElseThrow().option("y").orElseThrow().value());
    assertEquals(1, document.beginningWith("").size());
  }

  @Test
  void everyOptionKnowsItsLine() {
    var section = parsed("; c\n[a]\nx=1\n  more\n\ny=2\n").section("a").orElseThrow();
    assertEquals(3, section.option("x").orElseThrow().line());
    assertEquals(6, section.option("y").orElseThrow().line());
    assertEquals("f", section.option("y").orElseThrow().file());
  }

  @Test
  void allBadLinesAreReportedTogether() {
    var broken = broken("[a]\njunk\nx=1\n=v\n");
    assertEquals(2, broken.line());
    assertEquals(
        "Source contains parsing errors: 'f'\n\t[line  2]: 'junk\\n'\n\t[line  4]: '=v\\n'",
        broken.reason());
  }

  @Test
  void textBeforeTheFirstHeaderIsAnError() {
    assertEquals(
        "File contains no section headers.\nfile: 'f', line: 2\n'x=1\\n'",
        broken("; c\nx=1\n[a]\n").reason());
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("notUtf8")
  void whatIsNotUtf8IsRefusedInPythonsWords(byte[] bytes, String reason) throws IOException {
    var path = Files.write(directory.resolve("f"), bytes);
    var broken = assertInstanceOf(IniResult.Broken.class, IniReader.read(path, "f"));
    assertEquals("'utf-8' codec can't decode " + reason, broken.reason());
  }

  static Stream<Arguments> notUtf8() {
    return Stream.of(
        Arguments.of(bytes(0x5b, 0xff), "byte 0xff in position 1: invalid start byte"),
        Arguments.of(bytes(0xc3, 0x28), "byte 0xc3 in position 0: invalid continuation byte"),
        Arguments.of(bytes(0x61, 0xc3), "byte 0xc3 in position 1: unexpected end of data"),
        Arguments.of(bytes(0xe2, 0x82), "bytes in position 0-1: unexpected end of data"),
        Arguments.of(bytes(0xe2, 0x82, 0x28), "bytes in position 0-1: invalid continuation byte"));
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
    return bytes;
  }

  @Test
  void aHugeFileIsRefused() throws IOException {
    var path = Files.write(directory.resolve("f"), new byte[IniReader.LARGEST_FILE + 1]);
    assertInstanceOf(IniResult.Broken.class, IniReader.read(path, "f"));
  }

  @Test
  void aDirectoryCannotBeRead() {
    assertThrows(IOException.class, () -> IniReader.read(directory, "f"));
  }
}
