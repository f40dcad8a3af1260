/** What browsers may do: other sites must not act through them. Part of the room http. */
package jsupervisor.http.gate;
