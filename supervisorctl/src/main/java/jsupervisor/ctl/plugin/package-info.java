/**
 * What a plug-in that adds actions to the client has to do with: the whole of it. These types
 * change only in ways that old plug-ins do not notice.
 */
package jsupervisor.ctl.plugin;
