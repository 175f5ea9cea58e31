package io.strate.connect.webhook;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An endpoint's secrets: the current one, and former ones that still sign for a while, so that a
 * receiver can change over at any moment in between.
 */
public record SecretRing(SigningSecret current, List<Retiring> retiring) {

  /** A former secret signs before an instant, and not from it on. */
  public record Retiring(SigningSecret secret, Instant until) {}

  /** Each secret makes the header longer; receivers bound theirs. */
  private static final int MOST_RETIRING = 4;

  public SecretRing {
    retiring = List.copyOf(retiring);
    if (retiring.size() > MOST_RETIRING) {
      throw new Failure(
          "webhook.rotation",
          Blame.USER,
          "an endpoint can have at most "
              + MOST_RETIRING
              + " former secrets that still sign: wait until one has expired");
    }
  }

  public static SecretRing of(SigningSecret secret) {
    return new SecretRing(secret, List.of());
  }

  /**
   * The ring with a new secret; the former one signs too for a while, or no longer if that is zero.
   */
  public SecretRing rotated(SigningSecret next, Instant now, Duration overlap) {
    List<Retiring> still = new ArrayList<>(retiring);
    still.add(0, new Retiring(current, now.plus(overlap)));
    still.removeIf(former -> !former.until.isAfter(now));
    return new SecretRing(next, still);
  }

  /** The value of {@code webhook-signature}: the current secret's signature first. */
  String sign(String id, Instant now, byte[] body) {
    return Stream.concat(
            Stream.of(current),
            retiring.stream().filter(former -> former.until.isAfter(now)).map(Retiring::secret))
        .map(secret -> secret.sign(id, now.getEpochSecond(), body))
        .collect(Collectors.joining(" "));
  }
}
