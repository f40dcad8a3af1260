package jsupervisor.core;

import java.util.List;

/**
 * A command split into words by the rules of a POSIX shell's quoting, as Python's {@code
 * shlex.split} does it: no variables, no wildcards, no comments.
 */
public sealed interface CommandLine {

  /**
   * It could be split.
   *
   * @param argv the words, possibly none
   */
  record Words(List<String> argv) implements CommandLine {
    public Words {
      argv = List.copyOf(argv);
    }
  }

  /**
   * A quote or a backslash has no partner.
   *
   * @param why {@code No closing quotation} or {@code No escaped character}
   */
  record Unbalanced(String why) implements CommandLine {}

  /** Splits a command as it stands in a configuration after expansion. */
  static CommandLine split(String command) {
    return new Splitter(command).split();
  }
}
