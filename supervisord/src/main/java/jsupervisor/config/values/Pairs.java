package jsupervisor.config.values;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Repr;

/** The value of {@code environment}: {@code KEY=val,KEY2="other val"} (spec config, 5.8). */
public final class Pairs {
  private Pairs() {}

  /**
   * Parses pairs; later ones win.
   *
   * @throws BadValue also where Supervisor would silently cut a value short, as in {@code A=$x}
   */
  public static Map<String, String> parse(String text) throws BadValue {
    var tokens = Lexer.tokens(text);
    var pairs = new LinkedHashMap<String, String>();
    for (int i = 0; i < tokens.size(); i += 4) {
      if (i + 2 >= tokens.size() || !tokens.get(i + 1).text().equals("="))
        throw new BadValue("Unexpected end of key/value pairs in value '" + text + "'");
      pairs.put(tokens.get(i).text(), tokens.get(i + 2).text());
    }
    for (int i = 3; i < tokens.size(); i += 4) {
      if (!tokens.get(i).mark())
        throw new BadValue(
            "Unexpected text %s after %s=%s in value '%s': put the value in quotes"
                .formatted(
                    Repr.of(tokens.get(i).text()),
                    tokens.get(i - 3).text(),
                    tokens.get(i - 1).text(),
                    text));
    }
    return Collections.unmodifiableMap(pairs);
  }
}
