package io.strate.connect.webhook;

import io.strate.connect.outbound.OutboundRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Puts a message into a request: the payload, its id, the instant of the attempt, signatures. */
final class Envelope {

  private Envelope() {}

  /** The id is the same at every attempt and at every endpoint; it holds no full stop. */
  static OutboundRequest around(Message message, String id, WebhookEndpoint endpoint, Instant now) {
    byte[] body = payload(message);
    return new OutboundRequest(
        endpoint.url(),
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", endpoint.secrets().sign(id, now, body)),
        body);
  }

  /** A type has no characters that JSON would escape. */
  private static byte[] payload(Message message) {
    String head =
        "{\"type\":\""
            + message.type()
            + "\",\"timestamp\":\""
            + message.at().truncatedTo(ChronoUnit.MILLIS)
            + "\",\"data\":";
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    payload.writeBytes(message.data().get());
    payload.write('}');
    return payload.toByteArray();
  }
}
