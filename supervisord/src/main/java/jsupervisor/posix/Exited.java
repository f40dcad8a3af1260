package jsupervisor.posix;

import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;

/** A child that has ended and waits to be reaped (waitid(2)). */
public record Exited(Pid pid, ExitStatus status) {}
