/**
 * Log files as callers read them: a part, the end, or as they grow. Works on the caller's thread,
 * and knows nothing of those who write the files.
 */
package jsupervisor.tails;
