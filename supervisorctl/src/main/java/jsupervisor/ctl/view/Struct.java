package jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * A structure of an answer, read without trust: what is missing or of another type reads as empty
 * or 0, so that an older or newer daemon can still be shown.
 *
 * @param members the structure as it came over the wire
 */
public record Struct(Map<?, ?> members) {

  /** Every structure of a list; whatever else it holds is left out. */
  public static List<Struct> list(Object answer) {
    var structs = new ArrayList<Struct>();
    if (answer instanceof List<?> values)
      for (var value : values) if (value instanceof Map<?, ?> map) structs.add(new Struct(map));
    return List.copyOf(structs);
  }

  /** The structure that an answer is; empty when it is none. */
  public static Struct of(Object answer) {
    return new Struct(answer instanceof Map<?, ?> map ? map : Map.of());
  }

  /** A text, empty when absent. */
  public String text(String key) {
    var value = members.get(key);
    return value == null ? "" : value.toString();
  }

  /** A number, 0 when absent. */
  public int number(String key) {
    return members.get(key) instanceof Number number ? number.intValue() : 0;
  }

  /** A number of any size and kind, empty when absent or not finite. */
  public OptionalDouble real(String key) {
    return members.get(key) instanceof Number number && Double.isFinite(number.doubleValue())
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** Whether a member is true, or a number other than 0. */
  public boolean flag(String key) {
    return members.get(key) instanceof Boolean flag ? flag : number(key) != 0;
  }

  /** The members by name, for a machine: the same order every time. */
  public Map<String, Object> sorted() {
    var sorted = new TreeMap<String, Object>();
    members.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }

  /** The public state that the member {@code state} is the number of. */
  public StateCode state() {
    return StateCode.of(number("state")).orElse(StateCode.UNKNOWN);
  }

  /** The name that the members {@code group} and {@code name} make. */
  public ProcessName name() {
    return new ProcessName(text("group"), text("name"));
  }

  /** The name as it is shown: in one line. */
  public String shown() {
    return Printable.name(name().text());
  }
}
