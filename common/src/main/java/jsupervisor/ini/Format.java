package jsupervisor.ini;

import java.util.Map;
import java.util.TreeSet;

/**
 * Expansion of {@code %(name)s} and its relatives: Python's {@code text % mapping} (spec config,
 * section 4; printf-style String Formatting in the Python library reference).
 */
public final class Format {
  /** Longest result, in characters; a width alone could ask for gigabytes. */
  public static final int LONGEST = 1 << 20;

  private static final String HINT = "a percent sign is written %%";

  private final String text;
  private final Map<String, Object> table;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Format(String text, Map<String, Object> table) {
    this.text = text;
    this.table = table;
  }

  /**
   * Expands a text once; what is put in is not looked at again.
   *
   * @param text as it stands in the file
   * @param table names to a String or an Integer
   * @param option how the message names the text, as in {@code program:x.command}
   * @throws BadValue with Supervisor's message, and a hint
   */
  public static String expand(String text, Map<String, Object> table, String option)
      throws BadValue {
    if (text.indexOf('%') < 0) return text;
    var format = new Format(text, table);
    try {
      return format.run();
    } catch (UnknownName e) {
      throw new BadValue(
          "Format string %s for %s contains names (%s) which cannot be expanded. Available names: %s"
              .formatted(
                  Repr.of(text),
                  Repr.of(option),
                  Repr.of(e.getMessage()),
                  String.join(", ", new TreeSet<>(table.keySet()))));
    } catch (BadValue e) {
      throw new BadValue(
          "Format string %s for %s is badly formatted: %s"
              .formatted(Repr.of(text), Repr.of(option), e.getMessage()),
          HINT);
    }
  }

  private String run() throws BadValue, UnknownName {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '%') directive();
      else out.append(c);
      if (out.length() > LONGEST) throw new BadValue("the result is too long");
    }
    return out.toString();
  }

  private void directive() throws BadValue, UnknownName {
    Object value = null;
    if (at < text.length() && text.charAt(at) == '(') value = named();
    var flags = run("#0- +");
    if (peek() == '*') throw new BadValue("* wants int");
    int width = number(run("0123456789"), "width");
    int precision = -1;
    if (peek() == '.') {
      at++;
      if (peek() == '*') throw new BadValue("* wants int");
      precision = number(run("0123456789"), "precision");
    }
    if ("hlL".indexOf(peek()) >= 0) at++;
    char type = take();
    if (type == '%') out.append('%');
    else out.append(new Conversion(flags, width, precision, type, at - 1).apply(value));
  }

  private Object named() throws BadValue, UnknownName {
    int depth = 1;
    int from = ++at;
    while (depth > 0) {
      if (at >= text.length()) throw new BadValue("incomplete format key");
      char c = text.charAt(at++);
      if (c == '(') depth++;
      if (c == ')') depth--;
    }
    var name = text.substring(from, at - 1);
    var value = table.get(name);
    if (value == null) throw new UnknownName(name);
    return value;
  }

  private char peek() throws BadValue {
    if (at >= text.length()) throw new BadValue("incomplete format");
    return text.charAt(at);
  }

  private char take() throws BadValue {
    char c = peek();
    at++;
    return c;
  }

  private String run(String allowed) {
    int from = at;
    while (at < text.length() && allowed.indexOf(text.charAt(at)) >= 0) at++;
    return text.substring(from, at);
  }

  private static int number(String digits, String what) throws BadValue {
    if (digits.length() > 4) throw new BadValue(what + " too big");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** A name that the table does not hold. */
  private static final class UnknownName extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownName(String name) {
      super(name, null, false, false);
    }
  }
}
