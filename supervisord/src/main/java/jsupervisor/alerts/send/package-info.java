/** The ways to those who are told. Each waits 10 seconds at most, on a thread that may. */
package jsupervisor.alerts.send;
