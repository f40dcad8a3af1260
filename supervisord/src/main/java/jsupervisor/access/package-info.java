/** Who may do what: users, their rights, and what each question to the daemon demands. Pure. */
package jsupervisor.access;
