/**
 * Whether programs do their work: probes, what they mean, what is done about it, and uptime. What
 * runs is taken from the chronicle; what is probed hangs on threads of its own.
 */
package jsupervisor.probes;
