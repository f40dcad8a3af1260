package jsupervisor.config;

/**
 * {@code [crashes]}.
 *
 * @param directory absolute path of where reports are kept; its parent is there
 * @param bytes of all of them together, 1 MiB or more
 */
public record CrashesConfig(String directory, long bytes) {}
