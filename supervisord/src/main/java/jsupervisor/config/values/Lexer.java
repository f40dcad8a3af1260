package jsupervisor.config.values;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ini.BadValue;

/**
 * Splits text into words and single marks as Python's {@code shlex} does in POSIX mode, with {@code
 * / . + - ( ) :} as word characters too (spec config, 5.8). One thing differs: a {@code #} inside a
 * word belongs to the word, where Python silently drops the rest of the line.
 */
final class Lexer {
  private static final String MORE_WORD_CHARACTERS = "_/.+-():";

  /**
   * A word or a mark.
   *
   * @param mark whether it is one character that cannot be in a word
   */
  record Token(String text, boolean mark) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) throws BadValue {
    var lexer = new Lexer(text);
    while (lexer.at < text.length()) lexer.next();
    return lexer.tokens;
  }

  private void next() throws BadValue {
    char c = text.charAt(at);
    if (" \t\r\n".indexOf(c) >= 0) at++;
    else if (c == '#') skipComment();
    else if (wordCharacter(c) || "'\"\\".indexOf(c) >= 0) word();
    else {
      tokens.add(new Token(String.valueOf(c), true));
      at++;
    }
  }

  private void skipComment() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  private void word() throws BadValue {
    var word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') quoted(word, c);
      else if (c == '\\') word.append(escaped());
      else if (wordCharacter(c) || c == '#') word.append(text.charAt(at++));
      else break;
    }
    tokens.add(new Token(word.toString(), false));
  }

  private void quoted(StringBuilder word, char quote) throws BadValue {
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      if (quote == '"' && text.charAt(at) == '\\') {
        char c = escaped();
        if (c != '"' && c != '\\') word.append('\\');
        word.append(c);
      } else {
        word.append(text.charAt(at++));
      }
    }
    if (at >= text.length()) throw new BadValue("No closing quotation");
    at++;
  }

  private char escaped() throws BadValue {
    if (at + 1 >= text.length()) throw new BadValue("No escaped character");
    at += 2;
    return text.charAt(at - 1);
  }

  private static boolean wordCharacter(char c) {
    boolean ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    boolean latin = c >= '\u00c0' && c <= '\u00ff' && c != '\u00d7' && c != '\u00f7';
    return ascii || latin || MORE_WORD_CHARACTERS.indexOf(c) >= 0;
  }
}
