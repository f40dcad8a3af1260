/** The client program: options and settings, then one line or the shell. */
package jsupervisor.ctl;
