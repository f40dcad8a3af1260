/** Finds plug-ins: classes of other people that the configuration names. */
package jsupervisor.plugin;
