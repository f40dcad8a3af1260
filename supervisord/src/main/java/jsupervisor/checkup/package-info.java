/** What a configuration needs of this machine, looked at without starting anything. */
package jsupervisor.checkup;
