/**
 * Who calls what, how long it takes, and who calls too often: the last calls in a ring, allowances
 * by client, and what is said of slow calls. It stands in the way of every answer, so nothing here
 * waits, and everything is bounded.
 */
package jsupervisor.requests;
