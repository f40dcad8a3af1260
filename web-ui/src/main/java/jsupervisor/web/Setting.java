package jsupervisor.web;

/**
 * An option, or a variable of the environment; secrets are masked before they come here.
 *
 * @param name its name
 * @param value its value in words of the file
 */
public record Setting(String name, String value) {}
