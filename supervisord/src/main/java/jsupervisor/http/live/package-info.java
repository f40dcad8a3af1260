/** What changes, told to pages as it happens. Part of the room http. */
package jsupervisor.http.live;
