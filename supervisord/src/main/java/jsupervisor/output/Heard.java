package jsupervisor.output;

import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/** Something that a child has written and that somebody wants to know; the bytes are not shared. */
public sealed interface Heard {

  ProcessName process();

  /** The child that wrote it; it may be dead. */
  int pid();

  byte[] bytes();

  /** Text that went to the log, 64 KiB at most; no character of UTF-8 is cut in two. */
  record Logged(ProcessName process, int pid, Channel channel, byte[] bytes) implements Heard {}

  /** A message from between the capture marks. */
  record Captured(ProcessName process, int pid, Channel channel, byte[] bytes) implements Heard {}

  /** A piece of what a listener says. */
  record Answered(ProcessName process, int pid, byte[] bytes) implements Heard {}
}
