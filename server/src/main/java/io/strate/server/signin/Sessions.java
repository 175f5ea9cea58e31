package io.strate.server.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who is signed in, by the token of a cookie, of which only a hash is kept. In memory alone: after
 * a restart everybody signs in again. Bounded: of one user and of all, the oldest end first.
 */
final class Sessions {

  static final int MOST_OF_ONE = 20;
  static final int MOST = 10_000;

  /** For as long a code may be typed after the password. */
  private static final Duration BETWEEN_FACTORS = Duration.ofMinutes(5);

  private final SignInOptions options;
  private final LongSupplier clock;
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  Sessions(SignInOptions options, LongSupplier clock) {
    this.options = options;
    this.clock = clock;
  }

  /** Begins a session. */
  synchronized void begin(String token, String user, Session.Stage stage) {
    List<String> own = keysOf(user);
    if (own.size() >= MOST_OF_ONE) {
      sessions.remove(own.getFirst());
    }
    if (sessions.size() >= MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    sessions.put(key(token), Session.begun(user, stage, clock.getAsLong()));
  }

  /** The session of a token, if it has not ended. */
  synchronized Optional<Session> find(String token) {
    String key = key(token);
    Session session = sessions.get(key);
    if (session == null) {
      return Optional.empty();
    }
    if (hasEnded(session, clock.getAsLong())) {
      sessions.remove(key);
      return Optional.empty();
    }
    return Optional.of(session);
  }

  /** The session of a token that sends a request, if it has not ended. */
  synchronized Optional<Session> touch(String token) {
    return find(token)
        .map(
            session -> {
              Session seen = session.seen(clock.getAsLong());
              sessions.put(key(token), seen);
              return seen;
            });
  }

  private boolean hasEnded(Session session, long now) {
    long longest =
        switch (session.stage()) {
          case CODE -> BETWEEN_FACTORS.toMillis();
          case SIGNED_IN -> options.longest().toMillis();
        };
    return now - session.began() >= longest || now - session.seen() >= options.idle().toMillis();
  }

  /** Keeps the secret that is shown to somebody who sets up one-time codes. */
  synchronized void offer(String token, String secret) {
    sessions.computeIfPresent(key(token), (_, session) -> session.offering(secret));
  }

  synchronized void end(String token) {
    sessions.remove(key(token));
  }

  /** Ends whatever sessions a user has. */
  synchronized void endAllOf(String user) {
    keysOf(user).forEach(sessions::remove);
  }

  private List<String> keysOf(String user) {
    List<String> keys = new ArrayList<>();
    sessions.forEach(
        (key, session) -> {
          if (session.user().equals(user)) {
            keys.add(key);
          }
        });
    return keys;
  }

  private static String key(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
