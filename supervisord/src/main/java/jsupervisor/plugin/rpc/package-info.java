/**
 * What a plug-in that adds methods to the XML-RPC interface has to do with: the whole of it. These
 * types change only in ways that old plug-ins do not notice.
 */
package jsupervisor.plugin.rpc;
