/**
 * The files of histories: one of fixed size for each process, in which the newest records take the
 * places of the oldest. Each record has a sum of its own, so that a torn one is lost alone.
 */
package jsupervisor.history.ring;
