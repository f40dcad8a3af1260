/** How much of the last hours something was up: counted, and kept in one file. */
package jsupervisor.probes.uptime;
