package jsupervisor.http;

import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/**
 * A socket to serve.
 *
 * @param section name of its section, for the main log
 * @param channel bound and listening, TCP or Unix
 * @param credentials who may come in; empty = everybody
 */
public record OpenSocket(
    String section, ServerSocketChannel channel, Optional<Password> credentials) {}
