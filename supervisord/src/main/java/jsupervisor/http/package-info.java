/**
 * Jetty's core handlers on sockets that are open already: XML-RPC, log streams, pages. Imports ask,
 * rpc, wire, tails, web-ui, logging.
 */
package jsupervisor.http;
