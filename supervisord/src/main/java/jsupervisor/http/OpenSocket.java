package jsupervisor.http;

import java.nio.channels.ServerSocketChannel;
import jsupervisor.http.gate.HostNames;

/**
 * A socket to serve.
 *
 * @param section name of its section, for the main log
 * @param channel bound and listening, TCP or Unix
 * @param admission who may come in
 * @param hosts the names by which browsers may reach it
 */
public record OpenSocket(
    String section, ServerSocketChannel channel, Admission admission, HostNames hosts) {}
