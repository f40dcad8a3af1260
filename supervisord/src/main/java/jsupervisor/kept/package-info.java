/**
 * What is kept on a disk beside supervising: the folder that is the daemon's alone, and the count
 * of what could not be kept.
 */
package jsupervisor.kept;
