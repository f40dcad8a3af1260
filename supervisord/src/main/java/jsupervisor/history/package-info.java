/**
 * What became of each process in the last days: changes of its state, and what it used. All of it
 * happens beside the control thread, which only announces; what cannot be written in time is
 * dropped, counted and said.
 */
package jsupervisor.history;
