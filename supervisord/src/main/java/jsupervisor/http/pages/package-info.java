/** Pages, forms and files. Part of the room http. */
package jsupervisor.http.pages;
