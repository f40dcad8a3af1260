/** Options, privileges, limits, daemonizing, listening sockets, pid file: all before the loop. */
package jsupervisor.boot;
