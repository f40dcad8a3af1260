package jsupervisor.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Space;
import jsupervisor.terms.Finding;

/** How much room there is where the daemon writes. */
final class Disks {
  private static final double LITTLE_PERCENT = 5;
  private static final long NOTHING_BYTES = 1 << 20;
  private static final long LITTLE_FILES = 1000;

  private Disks() {}

  /** A finding for each file system. */
  static List<Finding> of(Collection<Path> folders) {
    var devices = new HashSet<Object>();
    var findings = new ArrayList<Finding>();
    for (var folder : folders) {
      try {
        if (devices.add(Files.getAttribute(folder, "unix:dev")))
          findings.add(finding(folder, Space.of(folder.toString())));
      } catch (IOException | PosixException _) {
        // that the folder is not there is said already
      }
    }
    return findings;
  }

  static Finding finding(Path folder, Space space) {
    var what = "disk of " + folder;
    boolean counted = space.files() > 0;
    if (space.bytes() > 0 && space.freeBytes() < NOTHING_BYTES)
      return Finding.fail(what, "is full; logs and the pid file cannot be written: free some room");
    if (counted && space.freeFiles() == 0)
      return Finding.fail(what, "has no inode left: no file can be made; remove some files");
    var left = "%d%% of %d MiB are free".formatted((int) space.freePercent(), mebibytes(space));
    if (space.freePercent() < LITTLE_PERCENT)
      return Finding.warn(what, left + "; free some room before logs stop");
    if (counted && space.freeFiles() < LITTLE_FILES)
      return Finding.warn(what, space.freeFiles() + " inodes are left; remove some files");
    return Finding.ok(what, left);
  }

  private static long mebibytes(Space space) {
    return space.bytes() >> 20;
  }
}
