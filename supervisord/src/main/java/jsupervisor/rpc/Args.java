package jsupervisor.rpc;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** The arguments of one call; what has the wrong type is INCORRECT_PARAMETERS. */
record Args(List<Object> values) {

  /** Fills in what was left out. */
  static Args of(List<Param> params, List<Object> given) {
    if (given.size() > params.size()) throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
    var values = new ArrayList<>(given);
    for (var param : params.subList(given.size(), params.size()))
      values.add(param.otherwise().orElseThrow(() -> Fault.of(FaultCode.INCORRECT_PARAMETERS)));
    return new Args(values);
  }

  String text(int i) {
    if (values.get(i) instanceof String text) return text;
    throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
  }

  /** A name or a number, as text. */
  String word(int i) {
    return switch (values.get(i)) {
      case String text -> text;
      case Integer number -> number.toString();
      case null, default -> throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
    };
  }

  /** Truth as Python sees it, because that is what callers rely on. */
  boolean flag(int i) {
    return switch (values.get(i)) {
      case null -> false;
      case Boolean yes -> yes;
      case Integer number -> number != 0;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      default -> true;
    };
  }

  /** A number, or its numeral. */
  int number(int i) {
    try {
      return switch (values.get(i)) {
        case Integer number -> number;
        case String text -> Integer.parseInt(text.strip());
        case null, default -> throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
      };
    } catch (NumberFormatException _) {
      throw Fault.of(FaultCode.INCORRECT_PARAMETERS);
    }
  }

  /** A value that is there, as Supervisor shows it: truth has capitals there. */
  String shown(int i) {
    return switch (values.get(i)) {
      case Boolean yes -> yes ? "True" : "False";
      case Object other -> other.toString();
    };
  }

  Object any(int i) {
    return values.get(i);
  }
}
