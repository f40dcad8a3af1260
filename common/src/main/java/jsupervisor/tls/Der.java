package jsupervisor.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Puts the keys of older forms into PKCS#8 (RFC 5208), the one that the JDK reads: version,
 * algorithm, and the older form as it is. Bytes that are no key become ones that are none, either.
 */
final class Der {
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xa0;

  /** rsaEncryption with its empty parameters (RFC 8017, A.1). */
  private static final byte[] RSA = {
    6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };

  /** id-ecPublicKey (RFC 5480, 2.1.1); the curve follows. */
  private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

  private Der() {}

  static byte[] ofPkcs1(byte[] key) {
    return pkcs8(RSA, key);
  }

  /** RFC 5915: version, key, the curve, and perhaps the public key. */
  static byte[] ofSec1(byte[] key) {
    var inside = content(key, 0);
    int at = 0;
    while (at < inside.length && (inside[at] & 0xff) != PARAMETERS) at = behind(inside, at);
    return pkcs8(joined(EC, at < inside.length ? content(inside, at) : new byte[0]), key);
  }

  private static byte[] pkcs8(byte[] algorithm, byte[] key) {
    var version = value(INTEGER, new byte[1]);
    return value(SEQUENCE, joined(version, value(SEQUENCE, algorithm), value(OCTETS, key)));
  }

  private static byte[] value(int tag, byte[] content) {
    var all = new ByteArrayOutputStream();
    all.write(tag);
    if (content.length < 0x80) all.write(content.length);
    else {
      all.write(0x83);
      for (int shift = 16; shift >= 0; shift -= 8) all.write(content.length >> shift);
    }
    all.writeBytes(content);
    return all.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  /** Where the content of the value at a place begins. */
  private static int start(byte[] bytes, int at) {
    if (at + 1 >= bytes.length) return bytes.length;
    int first = bytes[at + 1] & 0xff;
    return Math.min(bytes.length, at + 2 + (first > 0x80 ? first - 0x80 : 0));
  }

  /** Where the value at a place ends; further on in any case. */
  private static int behind(byte[] bytes, int at) {
    int start = start(bytes, at);
    int length = start - at == 2 ? bytes[at + 1] & 0xff : 0;
    for (int i = at + 2; i < start; i++) length = length << 8 | (bytes[i] & 0xff);
    return length < 0 || length > bytes.length - start ? bytes.length : start + length;
  }

  private static byte[] content(byte[] bytes, int at) {
    return Arrays.copyOfRange(bytes, start(bytes, at), behind(bytes, at));
  }
}
