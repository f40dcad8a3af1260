/**
 * From sections to records, by a list of passes; the command line; what a reread finds. Imports
 * terms, ini and the records of core.
 */
package jsupervisor.config;
