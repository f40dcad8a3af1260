package jsupervisor.kept;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something could not be kept, in words for people. */
public final class Reason {
  private Reason() {}

  /** What the disk says, with the file where it names one; an error of ours with its kind. */
  public static String of(Exception e) {
    return switch (e) {
      case AccessDeniedException denied -> of(denied, "permission denied");
      case NoSuchFileException none -> of(none, "no such file or directory");
      case FileAlreadyExistsException there -> of(there, "it is there already");
      case NotDirectoryException file -> of(file, "it is no directory");
      case IOException other when other.getMessage() != null -> other.getMessage();
      case IOException other -> other.getClass().getSimpleName();
      default -> e.toString();
    };
  }

  /** Their messages are the name of the file and nothing more. */
  private static String of(FileSystemException e, String what) {
    var why = e.getReason() == null ? what : e.getReason();
    return e.getFile() == null ? why : e.getFile() + ": " + why;
  }
}
