package io.strate.server.tracking;

import io.strate.domain.Consent;
import io.strate.workspace.definition.StatusWords;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the properties of an event that states a consent, by the words of consent files. */
final class Consents {

  private static final String USUAL_CHANNEL = "email";

  private Consents() {}

  static Consent read(JsonNode properties) throws Wrong {
    String purpose =
        MessageReader.text(properties, "purpose")
            .orElseThrow(() -> new Wrong("expected a \"purpose\" such as newsletter, found none"));
    return new Consent(
        MessageReader.text(properties, "channel").orElse(USUAL_CHANNEL),
        purpose,
        status(properties.path("status")),
        MessageReader.text(properties, "basis").orElse(Consent.BASIS_CONSENT),
        MessageReader.text(properties, "how").orElse(""),
        MessageReader.text(properties, "proof").orElse(""));
  }

  private static Consent.Status status(JsonNode node) throws Wrong {
    String word = node.isString() || node.isBoolean() ? node.asString() : "";
    Optional<Consent.Status> status = StatusWords.read(word);
    if (status.isEmpty()) {
      throw new Wrong(
          "expected a \"status\" of given or withdrawn, found "
              + (word.isBlank() ? "none" : "'" + MessageReader.shortened(word) + "'"));
    }
    return status.get();
  }
}
