package jsupervisor.ctl.check;

/**
 * Something that is worth a word.
 *
 * @param severity other than OK
 * @param text not fit for a line yet
 */
record Finding(Severity severity, String text) {}
