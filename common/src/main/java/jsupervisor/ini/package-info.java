/**
 * INI text as Supervisor reads it: sections with file and line, and the expansion of {@code
 * %(name)s}. The only user of ini4j. Imports nothing of ours.
 */
package jsupervisor.ini;
