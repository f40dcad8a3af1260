package jsupervisor.rpc;

import java.util.Optional;

/**
 * A parameter of a method.
 *
 * @param type XML-RPC type as it stands in signatures
 * @param name for the help
 * @param text what it means
 * @param otherwise value when it is left out; empty = it must be given
 */
record Param(String type, String name, String text, Optional<Object> otherwise) {
  static Param of(String type, String name, String text) {
    return new Param(type, name, text, Optional.empty());
  }

  static Param optional(String type, String name, String text, Object otherwise) {
    return new Param(type, name, text, Optional.of(otherwise));
  }
}
