/**
 * What the templates call: words, links, the order of the list. Pure, but for the files of the jar.
 */
package jsupervisor.web.view;
