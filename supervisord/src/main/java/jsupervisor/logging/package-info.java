/**
 * The main log in Supervisor's format, with rotation; and what libraries say, sent to the same
 * place. Imports terms.
 */
package jsupervisor.logging;
