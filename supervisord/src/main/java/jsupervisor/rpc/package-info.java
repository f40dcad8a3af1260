/**
 * {@code supervisor.*} and {@code system.*}: a static table of methods, each of which asks the
 * control thread. Imports terms, ask, wire, tails.
 */
package jsupervisor.rpc;
