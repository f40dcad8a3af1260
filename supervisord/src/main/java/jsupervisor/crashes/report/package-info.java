/**
 * What is kept of unexpected ends: the report of one, what makes two of them the same, and their
 * bytes. Pure; any thread.
 */
package jsupervisor.crashes.report;
