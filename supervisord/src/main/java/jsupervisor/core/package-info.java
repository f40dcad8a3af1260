/**
 * Decides what a process does next, and nothing else: no clock, no file, no kernel, no thread, no
 * logger. Imports terms.
 */
package jsupervisor.core;
