/**
 * What event listeners are told, and how one talks with them: types, payloads, the protocol, the
 * queues. Pure: no clock, no file, no thread. Imports terms, core.
 */
package jsupervisor.events;
