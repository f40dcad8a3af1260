/**
 * Jetty's core handlers on sockets that are open already: XML-RPC, log streams, pages. Imports rpc,
 * wire, web-ui, logging.
 */
package jsupervisor.http;
