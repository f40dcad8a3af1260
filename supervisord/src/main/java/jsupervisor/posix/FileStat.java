package jsupervisor.posix;

/**
 * What stat(2) says of a file.
 *
 * @param device with {@code inode} the file's identity
 * @param inode number on the device
 * @param mode type and permission bits
 * @param owner uid
 * @param size bytes
 */
public record FileStat(long device, long inode, int mode, int owner, long size) {
  private static final int TYPE = 0170000;

  /** A regular file. */
  public boolean regular() {
    return (mode & TYPE) == 0100000;
  }

  public boolean directory() {
    return (mode & TYPE) == 0040000;
  }

  public boolean fifo() {
    return (mode & TYPE) == 0010000;
  }

  public boolean socket() {
    return (mode & TYPE) == 0140000;
  }

  /** A symbolic link, looked at itself. */
  public boolean link() {
    return (mode & TYPE) == 0120000;
  }

  /** Whether both are the same file. */
  public boolean same(FileStat other) {
    return device == other.device && inode == other.inode;
  }
}
