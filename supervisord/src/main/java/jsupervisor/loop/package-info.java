/**
 * The control thread: owns every process's state, sleeps in epoll, never waits for a disk, a client
 * or a child; and the journal from which a fresh JVM takes everything over.
 */
package jsupervisor.loop;
