/** What is thought of a daemon's health; pure. */
package jsupervisor.ctl.doctor;
