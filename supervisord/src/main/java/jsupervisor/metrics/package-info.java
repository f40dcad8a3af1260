/**
 * Figures for systems that watch: what is known of the processes becomes points, which others fetch
 * or are sent. None of it can hold up the control thread.
 */
package jsupervisor.metrics;
