/** A history as it is shown: so many cells of equal length, each with what was least and most. */
package jsupervisor.history.chart;
