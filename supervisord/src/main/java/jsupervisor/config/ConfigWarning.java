package jsupervisor.config;

/**
 * Something in a configuration that is worth a look and stops nobody.
 *
 * @param file as given or found; empty when no file is to blame
 * @param line 1 or more; 0 when no line is to blame
 * @param text what is odd
 * @param logged the line of the main log: Supervisor's own words where it has some
 */
public record ConfigWarning(String file, int line, String text, String logged) {}
