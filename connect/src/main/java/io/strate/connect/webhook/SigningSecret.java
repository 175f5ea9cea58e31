package io.strate.connect.webhook;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an endpoint's messages are signed with. Never shown by accident. */
public final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final int FEWEST = 24;
  private static final int MOST = 64;
  private static final int USUAL = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  private SigningSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads {@code whsec_} and 24 to 64 bytes in base64. */
  public static SigningSecret of(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(6) : "?");
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    if (bytes.length < FEWEST || bytes.length > MOST) {
      throw malformed();
    }
    return new SigningSecret(bytes);
  }

  /** A new secret; the generator must be a secure one. */
  public static SigningSecret random(RandomGenerator secure) {
    byte[] bytes = new byte[USUAL];
    secure.nextBytes(bytes);
    return new SigningSecret(bytes);
  }

  /** The secret itself, for its owner. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** Signs {@code id.timestamp.body}. */
  String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return SigningSecret.class.hashCode();
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }

  private static Failure malformed() {
    return new Failure(
        "webhook.secret",
        Blame.USER,
        "a signing secret must be 'whsec_' and 24 to 64 bytes in base64: let Strate make one");
  }
}
