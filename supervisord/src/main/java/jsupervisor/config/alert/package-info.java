/** What {@code [alert:x]} sections say; immutable. */
package jsupervisor.config.alert;
