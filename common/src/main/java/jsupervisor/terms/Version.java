package jsupervisor.terms;

/** The version strings that the programs report. */
public final class Version {
  /** Our own version. */
  public static final String JSUPERVISOR = "0.1.0";

  /**
   * What {@code getSupervisorVersion}, {@code supervisord -v} and {@code supervisorctl version}
   * say: the level of Supervisor that we keep to, with ours as a local part (valid by PEP 440, so
   * that scripts which compare versions go on working).
   */
  public static final String SUPERVISOR = "4.4.0+jsupervisor." + JSUPERVISOR;

  /** What {@code getAPIVersion} says; supervisorctl refuses any other. */
  public static final String API = "3.0";

  private Version() {}
}
