/**
 * Commands that the daemon runs for itself, with an end to their time and their output; children of
 * the JVM, not of the keeper. The only user of Commons Exec. Imports posix, for pipes.
 */
package jsupervisor.commands;
