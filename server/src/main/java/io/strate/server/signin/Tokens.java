package io.strate.server.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random values of cookies, and what forms carry to show that they were made for the one who
 * sends them: a keyed hash of the cookie, which no other site can read or compute.
 */
final class Tokens {

  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String ALGORITHM = "HmacSHA256";

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key = new SecretKeySpec(bytes(), ALGORITHM);

  String make() {
    return text(bytes());
  }

  /** Whether a cookie can be one of these. */
  static boolean isOne(String token) {
    return SHAPE.matcher(token).matches();
  }

  /** What forms for the holder of a token carry. */
  String proof(String token) {
    return derived("form", token);
  }

  /** What nobody can compute but this server, of a token and what it is for. */
  String derived(String purpose, String token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String message = purpose + '\n' + token;
      return text(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  boolean isProof(String token, String given) {
    return MessageDigest.isEqual(
        proof(token).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
