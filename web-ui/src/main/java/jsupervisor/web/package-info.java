/** What there is to see as immutable records, and the same as HTML. Imports nothing of ours. */
package jsupervisor.web;
