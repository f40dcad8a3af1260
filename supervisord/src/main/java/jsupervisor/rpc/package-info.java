/**
 * {@code supervisor.*} and {@code system.*}: a static table of methods, each of which asks the
 * control thread. Imports terms, core, output's pure parts.
 */
package jsupervisor.rpc;
