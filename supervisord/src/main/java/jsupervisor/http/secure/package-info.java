/** TLS: certificates that may be replaced, and handshakes that may not last. */
package jsupervisor.http.secure;
