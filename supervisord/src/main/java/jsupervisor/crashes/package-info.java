/**
 * Unexpected ends of children: each is looked at, grouped with those that are the same, and kept on
 * a disk. All of it happens beside the control thread, which only announces; what cannot be looked
 * at in time is counted, what cannot be counted is said.
 */
package jsupervisor.crashes;
