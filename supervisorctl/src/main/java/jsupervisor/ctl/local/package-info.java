/** What this machine knows: socket files, /proc. No talk with a daemon. */
package jsupervisor.ctl.local;
