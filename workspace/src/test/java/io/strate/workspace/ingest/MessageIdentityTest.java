package io.strate.workspace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identities are stored: these, computed by a program of its own, hold for ever. */
final class MessageIdentityTest {

  @ParameterizedTest
  @CsvSource({
    "m1, -6406207540983015736",
    "'', 7175312947680778460",
    "order-2025-000123, 9143540288575752038",
    "é𝒳, 2832964279256105099",
  })
  void aMessageHasTheIdentityThatItAlwaysHad(String messageId, long identity) {
    assertThat(MessageIdentity.of(messageId)).isEqualTo(identity);
  }
}
