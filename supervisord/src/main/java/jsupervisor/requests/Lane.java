package jsupervisor.requests;

/** Calls that share an allowance. */
enum Lane {
  /** Those that ask how things are: a flood of others does not hold them up. */
  STATE,
  /** All the others. */
  OTHER
}
