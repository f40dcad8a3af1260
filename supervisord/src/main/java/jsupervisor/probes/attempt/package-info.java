/** One probe: it may hang until its time is over, on a thread that nobody else needs. */
package jsupervisor.probes.attempt;
