package jsupervisor.config;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts by chance that come close to what our readers know; the same seed makes the same text. They
 * are made of the pieces that matter to a reader, broken up now and then by any character.
 */
record Noise(Random random, List<String> pieces) {
  private static final List<String> ODD =
      List.of(
          "\0",
          "\t",
          "\r",
          "\u00a0",
          "\u2028",
          "é",
          "😀",
          "\ud83d",
          "\ufeff",
          "\u001b[1m",
          "\uffff");

  static final List<String> INI =
      List.of(
          "[",
          "]",
          "[program:x]",
          "[include]",
          "[DEFAULT]",
          "[supervisord]",
          "=",
          ":",
          "k",
          "k=v",
          ";",
          " ;",
          " #",
          "#",
          "\n",
          "\n",
          "\r\n",
          "\n ",
          "\n\t",
          "\\",
          "|",
          "%(here)s",
          "%",
          "\"",
          "'",
          " ");
  static final List<String> EXPANSION =
      List.of(
          "%",
          "%(",
          ")",
          "%(a)s",
          "%(n)d",
          "%(n)05d",
          "%(none)s",
          "(",
          "s",
          "d",
          "#0- +",
          "9999",
          ".",
          "%%",
          "*",
          "h",
          "x",
          "e",
          "g",
          "c",
          "r",
          "(a)",
          " ",
          "%(n)9999.999f",
          "%(a)-9999s");
  static final List<String> ENVIRONMENT =
      List.of(
          "A",
          "=",
          ",",
          "\"",
          "'",
          "\\",
          "A=1",
          "B=\"x y\"",
          "C='",
          "#",
          "$",
          "~",
          ";",
          " ",
          "\n",
          "/",
          "é",
          "%(x)s",
          "A=1,B=2");
  static final List<String> COMMAND =
      List.of(
          "cat", " ", "\"", "'", "\\", "\n", "\t", "-x", "#", "$(", "a\"b\"c", "\\\"", "''", "=");
  static final List<String> NUMBER =
      List.of(
          "1",
          "9",
          "0",
          "-",
          "+",
          "_",
          "KB",
          "mb",
          "Gb",
          " ",
          "1KB",
          "b",
          ".",
          "999999999999",
          "o",
          "٣");

  static final List<String> CONFIGURATION =
      Stream.concat(
              SectionKind.PROGRAM.options().stream().map(option -> "\n" + option + "="),
              Stream.of(
                  "\n[program:a]",
                  "\n[program:b]",
                  "\n[group:g]",
                  "\nprograms=a,b",
                  "\n[eventlistener:l]",
                  "\n[fcgi-program:f]",
                  "\nsocket=unix:///s",
                  "\nevents=TICK_5",
                  "\n[unix_http_server]",
                  "\nfile=s",
                  "\n[inet_http_server]",
                  "\nport=",
                  "\n[rpcinterface:x]",
                  "\n[progam:x]",
                  "1",
                  "2",
                  "-1",
                  "true",
                  "cat",
                  "%(process_num)d",
                  "%(",
                  "%%",
                  "AUTO",
                  "NONE",
                  "TERM",
                  "0,2",
                  "A=\"1\"",
                  " ;",
                  "\n\t",
                  "root",
                  "chris",
                  "99999999999",
                  "'"))
          .collect(Collectors.toList());

  static Noise of(long seed, List<String> pieces) {
    return new Noise(new Random(seed), pieces);
  }

  /**
   * One text.
   *
   * @param most of how many pieces it may consist
   */
  String text(int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      int odd = random.nextInt(30);
      if (odd == 0) text.append(ODD.get(random.nextInt(ODD.size())));
      else if (odd == 1) text.append((char) random.nextInt(0x10000));
      else text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
