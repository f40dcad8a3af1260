package jsupervisor.crashes;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wanted.
 *
 * @param directory where reports are kept
 * @param bytes of all of them together
 * @param logErrors what lines about errors have in them; empty = nobody looks for them
 */
public record Settings(Path directory, long bytes, Optional<Pattern> logErrors) {}
