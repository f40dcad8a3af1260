/**
 * Reports on a disk: a folder of bounded size, a file for each kind of end. Each file is replaced
 * as a whole, so that a kill at any moment leaves the old one or the new one.
 */
package jsupervisor.crashes.store;
