package io.strate.connect.webhook;

import io.strate.connect.outbound.Destination;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.time.Instant;
import java.util.Optional;

/** A receiver of messages. */
public record WebhookEndpoint(
    String id,
    Destination url,
    SecretRing secrets,
    EndpointFilter filter,
    Optional<Disablement> disabled,
    Instant created) {

  public WebhookEndpoint {
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new Failure(
          "webhook.endpoint",
          Blame.USER,
          "the id of an endpoint must be 1 to 64 letters, digits, '_' and '-'");
    }
  }

  public WebhookEndpoint enabled() {
    return new WebhookEndpoint(id, url, secrets, filter, Optional.empty(), created);
  }

  public WebhookEndpoint disabled(Disablement why) {
    return new WebhookEndpoint(id, url, secrets, filter, Optional.of(why), created);
  }
}
