package io.strate.server.admin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where the next page of a listing begins, as a text that says nothing to its reader. It is signed
 * together with what was asked, so that it opens no other listing.
 */
final class Cursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE = 16;

  private final SecretKeySpec secret;

  Cursors(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * @param query what is listed, the same for all pages
   * @param position where the next page begins
   */
  String make(String query, String position) {
    byte[] text = position.getBytes(StandardCharsets.UTF_8);
    byte[] signature = sign(query, text);
    byte[] all = Arrays.copyOf(signature, SIGNATURE + text.length);
    System.arraycopy(text, 0, all, SIGNATURE, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * The position in a cursor; empty without one.
   *
   * @throws Refusal if it was made for another query, or not here
   */
  Optional<String> position(String query, String cursor) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    byte[] all = decode(cursor);
    if (all.length < SIGNATURE) {
      throw foreign();
    }
    byte[] text = Arrays.copyOfRange(all, SIGNATURE, all.length);
    if (!MessageDigest.isEqual(Arrays.copyOf(all, SIGNATURE), sign(query, text))) {
      throw foreign();
    }
    return Optional.of(new String(text, StandardCharsets.UTF_8));
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw foreign();
    }
  }

  private static Refusal foreign() {
    return Refusal.of(
        400,
        "request.cursor",
        "This cursor is not one of this listing: send what 'next' said, with the same parameters, or none to begin.");
  }

  private byte[] sign(String query, byte[] position) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(query.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(position), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
