/**
 * What processes use of this machine, as the kernel tells in /proc: read on one thread for
 * everybody who wants to know, and not at all when nobody does.
 */
package jsupervisor.usage;
