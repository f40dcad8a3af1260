package jsupervisor.config;

import java.util.Optional;

/**
 * {@code [crashes]}.
 *
 * @param directory absolute path of where reports are kept; its parent is there
 * @param bytes of all of them together, 1 MiB or more
 * @param logErrorPattern a regular expression that is known to be one
 */
public record CrashesConfig(String directory, long bytes, Optional<String> logErrorPattern) {}
