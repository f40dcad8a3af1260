/**
 * The kernel, through one FFM shape over syscall(2), and the keeper's protocol. Imports terms. No
 * call that can block may be made on a virtual thread: it would hold the carrier.
 */
package jsupervisor.posix;
