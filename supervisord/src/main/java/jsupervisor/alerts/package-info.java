/**
 * Tells somebody what has happened to processes. The rules are pure; one thread feeds them, and a
 * few that come and go wait for those who are told.
 */
package jsupervisor.alerts;
