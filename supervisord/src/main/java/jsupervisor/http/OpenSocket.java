package jsupervisor.http;

import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import jsupervisor.http.gate.HostNames;
import jsupervisor.tls.ServerTls;

/**
 * A socket to serve.
 *
 * @param section name of its section, for the main log
 * @param channel bound and listening, TCP or Unix
 * @param admission who may come in
 * @param hosts the names by which browsers may reach it
 * @param tls files for TLS; empty = plain
 */
public record OpenSocket(
    String section,
    ServerSocketChannel channel,
    Admission admission,
    HostNames hosts,
    Optional<ServerTls> tls) {}
