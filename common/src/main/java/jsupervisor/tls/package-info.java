/**
 * Certificates and keys: from PEM files to what the JDK's TLS wants, and a client's connections.
 */
package jsupervisor.tls;
