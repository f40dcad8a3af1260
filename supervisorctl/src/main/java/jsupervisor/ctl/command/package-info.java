/** The verbs, a class each, and the session in which they are carried out. */
package jsupervisor.ctl.command;
