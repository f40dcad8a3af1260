/**
 * Which events become messages, and when: pure, with the time as an argument, so that no rule ever
 * waits for anything.
 */
package jsupervisor.alerts.rule;
