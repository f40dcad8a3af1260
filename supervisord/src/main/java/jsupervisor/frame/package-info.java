/**
 * Records as bytes, for another process or another day: what they are made of, and what shows that
 * they are whole.
 */
package jsupervisor.frame;
