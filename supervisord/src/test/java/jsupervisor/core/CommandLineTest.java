package jsupervisor.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Expectations were written by Python's own shlex.split and repr. */
class CommandLineTest {
  private static final String[][] SPLIT = {
    {"", ""},
    {"  ", ""},
    {"a", "<a>"},
    {"a b", "<a>|<b>"},
    {"a 'b c' d", "<a>|<b c>|<d>"},
    {"a \"b c\"d", "<a>|<b cd>"},
    {"''", "<>"},
    {"a \"\" b", "<a>|<>|<b>"},
    {"a\\ b", "<a b>"},
    {"\"a\\b\"", "<a\\b>"},
    {"\"a\\\"b\"", "<a\"b>"},
    {"\"a\\\\b\"", "<a\\b>"},
    {"'a\\b'", "<a\\b>"},
    {"a\"", "! No closing quotation"},
    {"a'b", "! No closing quotation"},
    {"a\\", "! No escaped character"},
    {"\"a\\", "! No escaped character"},
    {"a # b", "<a>|<#>|<b>"},
    {"#a", "<#a>"},
    {"a\tb\nc\rd", "<a>|<b>|<c>|<d>"},
    {"a\u000bb", "<a\u000bb>"},
    {"\"\\$x\"", "<\\$x>"},
    {"a'b'\"c\"\\d", "<abcd>"},
    {"é \"ü ß\"", "<é>|<ü ß>"},
    {"\\\nx", "<\nx>"},
    {"\"a\n b\"", "<a\n b>"},
    {"x''y", "<xy>"},
    {"  a  ", "<a>"},
    {"a;b|c&d", "<a;b|c&d>"},
    {"a\\'b", "<a'b>"},
    {"\"it's\"", "<it's>"},
  };

  private static final String[][] REPR = {
    {"a", "'a'"},
    {"it's", "\"it's\""},
    {"say \"x\"", "'say \"x\"'"},
    {"it's \"x\"", "'it\\'s \"x\"'"},
    {"a\\b", "'a\\\\b'"},
    {"tab\tnl\ncr\r", "'tab\\tnl\\ncr\\r'"},
    {"\u0001\u007f", "'\\x01\\x7f'"},
    {"é", "'é'"},
    {"\u200b", "'\\u200b'"},
    {"\u2028", "'\\u2028'"},
    {"😀", "'😀'"},
    {"\ue000", "'\\ue000'"},
    {"\u00a0", "'\\xa0'"},
    {"\u00ad", "'\\xad'"},
  };

  @TestFactory
  Stream<DynamicTest> commandsAreSplitAsPythonSplitsThem() {
    return Arrays.stream(SPLIT)
        .map(row ->
            DynamicTest.dynamicTest("[" + row[0] + "]", () -> assertEquals(row[1], split(row[0]))));
  }

  @TestFactory
  Stream<DynamicTest> textIsQuotedAsPythonQuotesIt() {
    return Arrays.stream(REPR)
        .map(row -> DynamicTest.dynamicTest(row[1], () -> assertEquals(row[1], Quoted.of(row[0]))));
  }

  private static String split(String command) {
    return switch (CommandLine.split(command)) {
      case CommandLine.Unbalanced(var why) -> "! " + why;
      case CommandLine.Words(var argv) ->
          argv.stream().map(word -> "<" + word + ">").collect(Collectors.joining("|"));
    };
  }
}
