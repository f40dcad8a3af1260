/** Messages as text, JSON and mail; pure. Names and reasons are text of others. */
package jsupervisor.alerts.say;
