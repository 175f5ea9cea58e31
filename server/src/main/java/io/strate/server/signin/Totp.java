package io.strate.server.signin;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time (RFC 6238) as authenticator apps show them: SHA-1, six digits, 30 seconds.
 */
final class Totp {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_BYTES = 20;
  private static final int BITS = 5;
  private static final long STEP_MILLIS = 30_000;
  private static final int DIGITS = 6;

  /** Clocks of telephones may be off by so many steps. */
  private static final int TOLERANCE = 1;

  private Totp() {}

  /** A new secret in base 32, which apps read. */
  static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return base32(bytes);
  }

  /** The step whose code this is, if it is one around an instant. */
  static OptionalLong step(String secret, String typed, long now) {
    String code = typed.replaceAll("\\s", "");
    byte[] key = bytes(secret);
    long present = now / STEP_MILLIS;
    OptionalLong found = OptionalLong.empty();
    for (long step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
      if (MessageDigest.isEqual(ascii(code(key, step, DIGITS)), ascii(code))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code of a step (RFC 4226, 5.3). */
  static String code(byte[] key, long step, int digits) {
    byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xF;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    String all = "%010d".formatted(number);
    return all.substring(all.length() - digits);
  }

  /** What an app reads from a QR code. */
  static String uri(String secret, String workspace, String name) {
    String issuer = "Strate " + workspace;
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(encoded(issuer), encoded(name), secret, encoded(issuer));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  // ---- base 32 (RFC 4648), whole groups of which a secret has four ----

  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte each : bytes) {
      buffer = buffer << Byte.SIZE | each & 0xFF;
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt(buffer >> held & (1 << BITS) - 1));
      }
      buffer &= (1 << held) - 1;
    }
    return text.toString();
  }

  static byte[] bytes(String base32) {
    String text = base32.toUpperCase(Locale.ROOT);
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * BITS / Byte.SIZE);
    int buffer = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = buffer << BITS | ALPHABET.indexOf(text.charAt(i));
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes.put((byte) (buffer >> held));
        buffer &= (1 << held) - 1;
      }
    }
    return bytes.array();
  }
}
