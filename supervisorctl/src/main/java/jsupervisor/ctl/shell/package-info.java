/** Talking with a person: the prompt, completion, history, questions. The only user of JLine. */
package jsupervisor.ctl.shell;
