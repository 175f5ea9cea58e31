package io.strate.workspace.access;

import io.strate.ledger.Notes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Links that open once, and not for long. Kept is the SHA-256 of what stands in a link, which is
 * enough for 192 random bits. One link at a time for each user.
 */
final class OneTimeLinks {

  private static final String PREFIX = "access/link/";
  private static final int RANDOM_BYTES = 24;

  private final Notes notes;
  private final SecureRandom random = new SecureRandom();

  OneTimeLinks(Notes notes) {
    this.notes = notes;
  }

  /** Makes a link, after which earlier ones for the same user open nothing. */
  String make(Invitation invitation, long now, Duration lifetime) {
    drop(invitation);
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String value = (now + lifetime.toMillis()) + " " + invitation.name();
    notes.put(PREFIX + hash(token), value.getBytes(StandardCharsets.UTF_8));
    return token;
  }

  /** What a link is for, if it still opens. */
  Optional<Invitation> find(String token, long now) {
    return notes
        .get(PREFIX + hash(token))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(" ", 2))
        .filter(parts -> now < Long.parseLong(parts[0]))
        .map(parts -> new Invitation(parts[1]));
  }

  /** Takes away whatever links there are for a user, or for the first owner. */
  void drop(Invitation invitation) {
    for (Map.Entry<String, byte[]> note : notes.startingWith(PREFIX).entrySet()) {
      String[] parts = new String(note.getValue(), StandardCharsets.UTF_8).split(" ", 2);
      if (parts[1].equals(invitation.name())) {
        notes.remove(note.getKey());
      }
    }
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
