/**
 * Questions to the control thread, and the immutable snapshots that answer them: the only thing
 * that those who ask and the one who answers have in common. Imports terms.
 */
package jsupervisor.ask;
