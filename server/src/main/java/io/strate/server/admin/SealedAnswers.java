package io.strate.server.admin;

import io.strate.workspace.access.KeptAnswers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers that are kept for their callers, sealed with the callers' own keys, of which the store
 * knows no more than hashes: some answers hold secrets, which a store or backup must not show.
 */
final class SealedAnswers {

  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final KeptAnswers kept;
  private final SecureRandom random = new SecureRandom();

  SealedAnswers(KeptAnswers kept) {
    this.kept = kept;
  }

  /**
   * What was answered.
   *
   * @param asked a hash of what was asked
   * @param tag the ETag; empty if it had none
   */
  record Answer(String asked, int status, String type, String tag, byte[] body) {}

  /**
   * Whose answer it is, and to what.
   *
   * @param name tells neither the caller nor what the caller named the request
   */
  record Seal(String name, SecretKeySpec key) {

    /**
     * @param secret the caller's key
     * @param request what the caller named the request
     */
    static Seal of(String secret, String request) {
      try {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
        String name = HexFormat.of().formatHex(mac.doFinal(bytes("name\0" + request)));
        return new Seal(name, new SecretKeySpec(mac.doFinal(bytes("seal\0" + request)), "AES"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + MAC, e);
      }
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  Optional<Answer> find(Seal seal, long now) {
    return kept.find(seal.name(), now).map(value -> open(seal, value));
  }

  /** It is on disk when this returns. */
  void keep(Seal seal, Answer answer, long now) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] hidden = cipher(Cipher.ENCRYPT_MODE, seal, nonce, bytes(answer));
    byte[] value = Arrays.copyOf(nonce, NONCE + hidden.length);
    System.arraycopy(hidden, 0, value, NONCE, hidden.length);
    kept.keep(seal.name(), value, now);
  }

  private static Answer open(Seal seal, byte[] value) {
    byte[] nonce = Arrays.copyOf(value, NONCE);
    byte[] hidden = Arrays.copyOfRange(value, NONCE, value.length);
    return answer(cipher(Cipher.DECRYPT_MODE, seal, nonce, hidden));
  }

  private static byte[] cipher(int mode, Seal seal, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, seal.key(), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a kept answer is not what was kept", e);
    }
  }

  private static byte[] bytes(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(answer.asked());
      out.writeInt(answer.status());
      out.writeUTF(answer.type());
      out.writeUTF(answer.tag());
      out.write(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Answer answer(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new Answer(in.readUTF(), in.readInt(), in.readUTF(), in.readUTF(), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
