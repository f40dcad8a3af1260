/** Values written as JSON. Imports terms. */
package jsupervisor.json;
