/**
 * Ways to those who are sent figures: each on a thread of its own, with a bounded queue. Part of
 * the room metrics.
 */
package jsupervisor.metrics.send;
