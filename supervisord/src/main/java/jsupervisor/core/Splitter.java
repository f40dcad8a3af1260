package jsupervisor.core;

import java.util.ArrayList;
import java.util.List;

/** One pass over one command; the rules are those of Python's shlex in POSIX mode. */
final class Splitter {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int next;

  Splitter(String text) {
    this.text = text;
  }

  CommandLine split() {
    while (next < text.length()) {
      char c = text.charAt(next++);
      switch (c) {
        case ' ', '\t', '\r', '\n' -> endWord();
        case '\\' -> {
          if (next == text.length()) return new CommandLine.Unbalanced("No escaped character");
          add(text.charAt(next++));
        }
        case '\'', '"' -> {
          var trouble = quoted(c);
          if (!trouble.isEmpty()) return new CommandLine.Unbalanced(trouble);
        }
        default -> add(c);
      }
    }
    endWord();
    return new CommandLine.Words(words);
  }

  /** Reads up to the closing quote; what is wrong, or nothing. */
  private String quoted(char quote) {
    inWord = true;
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c == quote) return "";
      if (c == '\\' && quote == '"') {
        if (next == text.length()) return "No escaped character";
        c = text.charAt(next++);
        if (c != '\\' && c != '"') add('\\');
      }
      add(c);
    }
    return "No closing quotation";
  }

  private void add(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) words.add(word.toString());
    word.setLength(0);
    inWord = false;
  }
}
