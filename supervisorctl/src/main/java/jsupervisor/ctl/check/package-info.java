/** What a monitoring plugin says (nagios-plugins.org/doc/guidelines.html); pure. */
package jsupervisor.ctl.check;
