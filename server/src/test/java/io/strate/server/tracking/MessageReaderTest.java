package io.strate.server.tracking;

import static io.strate.server.tracking.TestingMessages.READER;
import static io.strate.server.tracking.TestingMessages.RECEIVED;
import static io.strate.server.tracking.TestingMessages.at;
import static io.strate.server.tracking.TestingMessages.one;
import static io.strate.server.tracking.TestingMessages.read;
import static io.strate.server.tracking.TestingMessages.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.strate.domain.Consent;
import io.strate.domain.Value;
import io.strate.server.tracking.MessageReader.Messages;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Refused;
import io.strate.workspace.collect.Who;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bodies of tracking requests say, message by message. */
final class MessageReaderTest {

  @Test
  void aTrackIsWhatSomebodyDid() throws Unreadable {
    Call call =
        one(
            Endpoint.TRACK,
            """
            {"userId": "u1", "anonymousId": "a1", "messageId": "m1", "event": "Order Completed",
             "timestamp": "2026-03-01T11:00:00.250Z",
             "properties": {"total": 12.5, "paid": true, "note": null, "due": "2026-04-01T00:00:00+02:00",
                            "products": [{"sku": "x"}], "ship": {"city": "Lyon"}}}
            """);
    assertThat(call)
        .isEqualTo(
            new Call.Did(
                "m1",
                Who.of(Optional.of("u1"), Optional.of("a1")),
                at("2026-03-01T11:00:00.250Z"),
                "Order Completed",
                new Value.RecordOf(
                    Map.of(
                        "total", Value.number(12.5),
                        "paid", Value.bool(true),
                        "due", Value.instant(at("2026-03-31T22:00:00Z")),
                        "products",
                            new Value.ListOf(
                                List.of(new Value.RecordOf(Map.of("sku", Value.text("x"))))),
                        "ship", new Value.RecordOf(Map.of("city", Value.text("Lyon")))))));
  }

  @Test
  void aBatchsContextIsThatOfItsMessagesUnlessTheySayOtherwise() throws Unreadable {
    Messages messages =
        read(
            Endpoint.BATCH,
            """
            {"writeKey": "k", "sentAt": "2026-03-01T12:00:00Z",
             "context": {"locale": "fr-FR", "ip": "192.0.2.1", "campaign": {"source": "mail"}},
             "batch": [
               {"type": "page", "anonymousId": "a", "name": "Tarifs", "properties": {"path": "/tarifs"}},
               {"type": "screen", "anonymousId": "a", "context": {"locale": "en-GB"}}]}
            """);
    assertThat(messages.writeKey()).contains("k");
    Value.RecordOf campaign = new Value.RecordOf(Map.of("source", Value.text("mail")));
    assertThat(messages.calls())
        .extracting(call -> ((Call.Did) call).properties())
        .containsExactly(
            new Value.RecordOf(
                Map.of(
                    "path", Value.text("/tarifs"),
                    "name", Value.text("Tarifs"),
                    "context",
                        new Value.RecordOf(
                            Map.of("locale", Value.text("fr-FR"), "campaign", campaign)))),
            new Value.RecordOf(
                Map.of(
                    "context",
                    new Value.RecordOf(
                        Map.of("locale", Value.text("en-GB"), "campaign", campaign)))));
  }

  @Test
  void anAddressOfOnePersonIsAFurtherNameAndASharedOneIsNot() throws Unreadable {
    assertThat(identified("Zoe@Example.org ").who().further())
        .containsEntry("email", "zoe@example.org");
    assertThat(identified("INFO@example.org").who().further()).isEmpty();
    assertThat(identified("no address").who().further()).isEmpty();
  }

  private Call identified(String email) throws Unreadable {
    return one(Endpoint.IDENTIFY, "{\"userId\": 7, \"traits\": {\"email\": \"" + email + "\"}}");
  }

  @Test
  void groupsAndFormerNames() throws Unreadable {
    Who who = Who.of(Optional.of("u"), Optional.empty());
    assertThat(
            one(
                Endpoint.GROUP,
                "{\"userId\": \"u\", \"messageId\": \"m\", \"groupId\": \"g\", \"traits\": {\"size\": 5}}"))
        .isEqualTo(
            new Call.Grouped(
                "m", who, RECEIVED, "g", new Value.RecordOf(Map.of("size", Value.number(5)))));
    assertThat(
            one(Endpoint.ALIAS, "{\"userId\": \"u\", \"messageId\": \"m\", \"previousId\": \"a\"}"))
        .isEqualTo(new Call.Aliased("m", who, RECEIVED, "a"));
  }

  @Test
  void whatIsWrongWithOneMessageLeavesTheOthers() throws Unreadable {
    Messages messages =
        read(
            Endpoint.BATCH,
            """
            {"batch": [{"type": "track", "userId": "u"}, {"type": "track", "userId": "u", "event": "e"},
                       5, {"type": "batch"}, {"type": "track", "event": "e"}]}
            """);
    assertThat(messages.calls()).hasSize(1);
    assertThat(messages.refused())
        .extracting(Refused::reason, Refused::text)
        .containsExactly(
            tuple(
                "expected the name of an event in \"event\", found none",
                kept("{\"type\":\"track\",\"userId\":\"u\"")),
            tuple("expected a message as a JSON object, found number", "5"),
            tuple(
                "expected a \"type\" of identify, track, page, screen, group or alias, found 'batch'",
                kept("{\"type\":\"batch\"")),
            tuple(
                "expected a \"userId\" or an \"anonymousId\", found neither",
                kept("{\"type\":\"track\",\"event\":\"e\"")));
  }

  /** What is kept of a message without an id: one that its content gives, and when it came. */
  private static String kept(String begin) {
    UUID id = UUID.nameUUIDFromBytes((begin + "}").getBytes(StandardCharsets.UTF_8));
    return begin + ",\"messageId\":\"kept-" + id + "\",\"receivedAt\":\"2026-03-01T12:00:00Z\"}";
  }

  @Test
  void whatIsKeptIsReadAgainAsItWouldHaveBeen() throws Unreadable {
    String batch =
        """
        {"sentAt": "2026-03-01T11:00:00Z", "context": {"ip": "192.0.2.7", "locale": "fr"},
         "batch": [{"type": "track", "userId": "u", "messageId": "m", "timestamp": "2026-03-01T10:59:00Z",
                    "context": {"ip": "192.0.2.8", "userAgent": "x"}, %s}]}
        """;
    Refused refused =
        read(Endpoint.BATCH, batch.formatted("\"properties\": {}")).refused().getFirst();
    assertThat(refused.identity()).isEqualTo("m");
    assertThat(refused.text()).doesNotContain("192.0.2");
    assertThat(READER.again(refused.text(), 0)).isEmpty();
    String repaired = refused.text().replace("\"type\"", "\"event\":\"e\",\"type\"");
    assertThat(READER.again(repaired, 0))
        .contains(read(Endpoint.BATCH, batch.formatted("\"event\": \"e\"")).calls().getFirst());
    assertThat(READER.again(repaired, 0).orElseThrow().time())
        .isEqualTo(at("2026-03-01T11:59:00Z"));
  }

  @Test
  void aTextThatIsNoMessageIsNotReadAgain() {
    assertThat(READER.again("5", 0)).isEmpty();
    assertThat(READER.again("{\"type\":\"track\",\"us…", 0)).isEmpty();
  }

  @Test
  void aConsentIsStatedByAnEvent() throws Unreadable {
    String message =
        "{\"userId\": \"u\", \"messageId\": \"m\", \"event\": \"consent_stated\", \"properties\": {%s}}";
    assertThat(
            one(
                Endpoint.TRACK,
                message.formatted("\"purpose\": \"newsletter\", \"status\": \"opt-in\"")))
        .isEqualTo(
            new Call.Consented(
                "m",
                Who.of(Optional.of("u"), Optional.empty()),
                RECEIVED,
                new Consent("email", "newsletter", Consent.Status.GIVEN, "consent", "", "")));
    assertThat(
            one(
                Endpoint.TRACK,
                message.formatted(
                    """
                    "purpose": "p", "status": false, "channel": "sms", "basis": "contract", "how": "form", "proof": "f7"
                    """)))
        .extracting("consent")
        .isEqualTo(new Consent("sms", "p", Consent.Status.WITHDRAWN, "contract", "form", "f7"));
    assertThat(refusal(Endpoint.TRACK, message.formatted("\"status\": \"given\"")))
        .isEqualTo("expected a \"purpose\" such as newsletter, found none");
    assertThat(
            refusal(
                Endpoint.TRACK, message.formatted("\"purpose\": \"p\", \"status\": \"perhaps\"")))
        .isEqualTo("expected a \"status\" of given or withdrawn, found 'perhaps'");
  }

  @Test
  void oneMessageThatIsTooLargeLeavesTheOthers() throws Unreadable {
    String large = "é".repeat(MessageReader.MOST_MESSAGE_BYTES / 2);
    Messages messages =
        read(
            Endpoint.BATCH,
            "{\"batch\": [{\"type\": \"track\", \"userId\": \"u\", \"event\": \"e\", \"properties\": {\"a\": \"%s\"}}, {\"type\": \"track\", \"userId\": \"u\", \"event\": \"e\"}]}"
                .formatted(large));
    assertThat(messages.calls()).hasSize(1);
    assertThat(messages.refused())
        .extracting(Refused::reason)
        .containsExactly("expected a message of at most 32768 bytes");
  }

  @Test
  void numbersBeyondDoublesAreUnknown() throws Unreadable {
    Call.Did call =
        (Call.Did)
            one(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"e\", \"properties\": {\"a\": 1e999, \"b\": 1}}");
    assertThat(call.properties()).isEqualTo(new Value.RecordOf(Map.of("b", Value.number(1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"a\": NaN}",
        "{\"a\": \"\u0000\"}",
        "{'a': 1}",
        "{\"userId\": \"u\", \"event\": \"e\"} {\"userId\": \"v\"}",
        "nonsense"
      })
  void whatIsNoJsonObjectIsRefusedWhole(String body) {
    assertThatThrownBy(() -> read(Endpoint.TRACK, body))
        .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  /** What Jackson would read all the same: letters of too many bytes, halves of characters. */
  @ParameterizedTest
  @ValueSource(strings = {"c0af", "eda0bd", "f8888080af", "ff", "e9", "c3"})
  void whatIsNotUtf8IsRefusedWhole(String hex) {
    byte[] letters = HexFormat.of().parseHex(hex);
    byte[] body = "{\"userId\": \"u######\", \"event\": \"e\"}".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(letters, 0, body, "{\"userId\": \"u".length(), letters.length);
    assertThatThrownBy(() -> READER.read(Endpoint.TRACK, body, RECEIVED))
        .isInstanceOf(Unreadable.class)
        .hasMessage("expected JSON in UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "a\\ud83d, a\ufffd",
    "\\uD83Db, \ufffdb",
    "\\ude00, \ufffd",
    "\\ud83d\\ud83d\\ude00, \ufffd\uD83D\uDE00",
    "\\ud83d\\ude00, \uD83D\uDE00",
    "\\ud83d\\u0041, \ufffdA",
    "\\\\ud83d, \\ud83d",
    "\\ud83d\\\\, \ufffd\\",
  })
  void halfACharacterIsReplaced(String written, String meant) throws Unreadable {
    Call.Did call =
        (Call.Did)
            one(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"e\", \"properties\": {\"%1$s\": \"%1$s\"}}"
                    .formatted(written));
    assertThat(call.properties()).isEqualTo(new Value.RecordOf(Map.of(meant, Value.text(meant))));
  }

  @Test
  void aTowerOfListsIsRefused() {
    String tower = "[".repeat(100_000) + "]".repeat(100_000);
    assertThatThrownBy(() -> read(Endpoint.BATCH, "{\"batch\": [{\"properties\": " + tower + "}]}"))
        .isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "track, TRACK",
    "track/, TRACK",
    "t, TRACK",
    "t/, TRACK",
    "i, IDENTIFY",
    "p, PAGE",
    "s, SCREEN",
    "g, GROUP",
    "a, ALIAS",
    "b, BATCH",
    "batch, BATCH",
    "import, IMPORT"
  })
  void pathsAreLongAndShort(String path, Endpoint endpoint) {
    assertThat(Endpoint.at(path)).contains(endpoint);
  }

  @Test
  void namesOfPropertiesAreBounded() throws Unreadable {
    String long201 = "n".repeat(201);
    assertThat(
            refusal(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"e\", \"properties\": {\"a\": [{\"%s\": 1}]}}"
                    .formatted(long201)))
        .isEqualTo("expected names of at most 200 characters, found '" + "n".repeat(57) + "…'");
  }
}
