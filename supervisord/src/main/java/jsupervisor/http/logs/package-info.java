/** Log files as they grow, and as a whole. Part of the room http. */
package jsupervisor.http.logs;
