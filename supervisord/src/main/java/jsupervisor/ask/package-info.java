/**
 * Questions to the control thread, the immutable snapshots that answer them, and the news that it
 * announces: all that those who ask and the one who answers have in common. Imports terms.
 */
package jsupervisor.ask;
