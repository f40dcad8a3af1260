package jsupervisor.config.values;

import jsupervisor.ini.BadValue;

/** How the text of an option becomes a value. */
@FunctionalInterface
public interface Type<T> {
  /** Understands a text, expanded already, or throws with Supervisor's message. */
  T parse(String text) throws BadValue;
}
