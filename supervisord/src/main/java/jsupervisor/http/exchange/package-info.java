/** A request with its answer, and the ways of answering. Part of the room http. */
package jsupervisor.http.exchange;
