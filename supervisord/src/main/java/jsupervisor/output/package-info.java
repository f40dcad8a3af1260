/**
 * What children write: from their pipes into their logs, byte for byte, by one thread. Imports
 * terms, posix, logging.
 */
package jsupervisor.output;
