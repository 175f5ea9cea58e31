package io.strate.server.signin;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes of passwords by Argon2id, as OWASP advises: 19 MiB, two passes, one lane. Few are computed
 * at once, so that many attempts take neither all memory nor all processors.
 */
final class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  private static final int AT_ONCE = 2;
  private static final int SECONDS = 5;

  private static final int LEAST = 12;
  private static final int MOST = 256;
  private static final int LEAST_DIFFERENT = 5;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /** A hash of nothing that anybody can type: trying it takes as long as any other. */
  private final String nobodys = nobodys();

  private static String nobodys() {
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            KIBIBYTES, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /**
   * @throws Failure {@code signin.busy} if too many others are being computed
   */
  String hash(String typed) {
    return inTurn(() -> String.valueOf(encoder.encode(normal(typed))));
  }

  /**
   * Whether a password is the one that was hashed; takes as long if there is none.
   *
   * @throws Failure {@code signin.busy} if too many others are being computed
   */
  boolean matches(String typed, Optional<String> hash) {
    String tried = typed.length() > MOST ? "" : normal(typed);
    boolean isSame = inTurn(() -> encoder.matches(tried, hash.orElse(nobodys)));
    return isSame && hash.isPresent();
  }

  /** The word for what is wrong with a new password, if something is. */
  static Optional<String> objection(String typed, String again, String name) {
    String password = normal(typed);
    if (!typed.equals(again)) {
      return Optional.of("password.differ");
    }
    if (password.codePointCount(0, password.length()) < LEAST) {
      return Optional.of("password.short");
    }
    if (password.length() > MOST) {
      return Optional.of("password.long");
    }
    boolean isName = password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    if (password.codePoints().distinct().count() < LEAST_DIFFERENT
        || !name.isEmpty() && isName && password.length() < name.length() + LEAST) {
      return Optional.of("password.guessed");
    }
    return Optional.empty();
  }

  /** However a keyboard composes accents. */
  private static String normal(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private static Failure busy() {
    return new Failure(
        "signin.busy", Blame.RESOURCES, "many sign in at this moment: try again in a few seconds");
  }
}
