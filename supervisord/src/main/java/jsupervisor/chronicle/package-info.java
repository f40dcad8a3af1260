/**
 * What the control thread's announcements add up to, process by process: the fold is pure, and one
 * thread feeds it for everybody who looks on.
 */
package jsupervisor.chronicle;
