package jsupervisor.output;

import jsupervisor.terms.Channel;

/**
 * Our ends of the pipes of a child, and what is wanted of them.
 *
 * @param pid the child
 * @param stdout a descriptor, non-blocking
 * @param stderr likewise, -1 when there is none of its own
 */
public record Ends(int pid, int stdout, int stderr, Attention onStdout, Attention onStderr) {

  int fd(Channel channel) {
    return switch (channel) {
      case STDOUT -> stdout;
      case STDERR -> stderr;
    };
  }

  Attention on(Channel channel) {
    return switch (channel) {
      case STDOUT -> onStdout;
      case STDERR -> onStderr;
    };
  }
}
