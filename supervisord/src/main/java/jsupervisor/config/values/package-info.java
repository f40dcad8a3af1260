/**
 * The types of option values (spec config, section 5): text in, value or Supervisor's message out.
 */
package jsupervisor.config.values;
