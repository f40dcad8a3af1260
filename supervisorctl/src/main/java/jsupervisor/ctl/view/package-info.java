/** Pure text: answers of the daemon to the lines that people read. No I/O. */
package jsupervisor.ctl.view;
