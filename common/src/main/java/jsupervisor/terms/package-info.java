/** The shared words, no logic. Imports nothing of ours. */
package jsupervisor.terms;
