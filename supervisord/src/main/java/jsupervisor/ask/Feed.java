package jsupervisor.ask;

/** Where the control thread's announcements go. */
@FunctionalInterface
public interface Feed {

  /** Takes one. Runs on the control thread: it neither waits, nor throws, nor does the work. */
  void tell(News news);
}
