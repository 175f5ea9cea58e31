package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve contacts, each with a reason of its own to be reachable or not. */
final class ReachableCommandTest {

  private static final String HEAD =
      "channel,purpose,members,reachable,no_consent,withdrawn,other_basis,no_address,bouncing,complained";

  @TempDir Path folder;

  @BeforeEach
  void runOnTwelve() throws IOException {
    write("strate.yaml", DEFINITIONS);
    write(
        "contacts.csv",
        "id,email,region",
        "A,a@x.example,Nord",
        "B,b@x.example,Sud",
        "C,c@x.example,Nord",
        "D,,Sud",
        "E,e@x.example,Nord",
        "F,f@x.example,Sud",
        "G,g@x.example,Sud",
        "H,h@x.example,Sud",
        "I,,Sud",
        "J,j@x.example,Sud",
        "K,k@x.example,Sud",
        "L,l@x.example,Sud");
    write(
        "consents.csv",
        "id,channel,purpose,status,time,basis",
        "A,email,newsletter,given,2026-01-01T00:00:00Z,",
        "A,email,sales,given,2026-01-01T00:00:00Z,",
        "A,sms,promo,given,2026-01-01T00:00:00Z,",
        "B,email,newsletter,given,2026-01-01T00:00:00Z,",
        "B,email,newsletter,withdrawn,2026-01-02T00:00:00Z,",
        "B,email,sales,withdrawn,2026-01-02T00:00:00Z,",
        "D,email,newsletter,given,2026-01-01T00:00:00Z,",
        "E,email,newsletter,given,2026-01-01T00:00:00Z,",
        "F,email,newsletter,given,2026-01-01T00:00:00Z,",
        "G,email,newsletter,given,2026-01-01T00:00:00Z,",
        "H,email,newsletter,given,2026-01-01T00:00:00Z,",
        "I,email,newsletter,withdrawn,2026-01-01T00:00:00Z,",
        "J,email,newsletter,given,2026-01-01T00:00:00Z,contract",
        "K,email,newsletter,given,2026-01-01T00:00:00Z,legitimate_interest",
        "L,email,newsletter,withdrawn,2026-01-05T00:00:00Z,",
        "L,email,newsletter,given,2026-03-01T00:00:00Z,");
    write(
        "emails.csv",
        "id,event,time",
        "E,email_delivered,2026-01-03T00:00:00Z",
        "E,email_bounced,2026-01-04T00:00:00Z",
        "F,email_bounced,2026-01-03T00:00:00Z",
        "F,email_delivered,2026-01-04T00:00:00Z",
        "G,email_complained,2026-01-04T00:00:00Z",
        "H,email_bounced,2026-01-04T00:00:00Z",
        "H,email_complained,2026-01-05T00:00:00Z");
    assertThat(run("run", "--as-of", "2026-02-01").code()).isZero();
  }

  private static final String DEFINITIONS =
      """
      workspace: twelve
      locale: en
      legal_bases: [legitimate_interest]
      sources:
        contacts: { read: contacts.csv, as: contacts, id: id }
        consents:
          read: consents.csv
          as: consents
          contact: id
          channel: channel
          purpose: purpose
          status: status
          time: time
          basis: basis
        emails: { read: emails.csv, as: events, event: { column: event }, contact: id, time: time }
      segments:
        north: { when: region = 'Nord', label: { fr: Nord, en: North } }
        writable: { when: reachable by email for 'newsletter' }
      """;

  private void write(String file, String... lines) throws IOException {
    Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
  }

  private Cli.Result run(String... arguments) {
    return Cli.run(
        Stream.concat(Arrays.stream(arguments), Stream.of(folder.toString()))
            .toArray(String[]::new));
  }

  private List<String> reachable(String... options) {
    Cli.Result result =
        run(
            Stream.concat(Stream.of("reachable", "--format", "csv"), Arrays.stream(options))
                .toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines.getFirst()).isEqualTo(HEAD);
    return lines.subList(1, lines.size());
  }

  @Test
  void everyoneCountsOnceForTheFirstReason() {
    assertThat(reachable())
        .containsExactly(
            // A F K | C | B I L | J | D | E H | G
            "email,newsletter,12,3,1,3,1,1,2,1",
            // Purposes that no rule names, only consents.
            "email,sales,12,1,10,1,0,0,0,0",
            // Nobody has an address for a channel that is not declared.
            "sms,promo,12,0,11,0,0,1,0,0");
  }

  @Test
  void ofASegment() {
    assertThat(reachable("--segment", "north", "--purpose", "newsletter"))
        .containsExactly("email,newsletter,3,1,1,0,0,0,1,0");
    assertThat(reachable("--segment", "writable", "--channel", "email", "--purpose", "newsletter"))
        .containsExactly("email,newsletter,3,3,0,0,0,0,0,0");
    assertThat(run("reachable", "--segment", "nort").err()).contains("did you mean 'north'?");
    Cli.Result purpose = run("reachable", "--purpose", "newsleter");
    assertThat(purpose.code()).isEqualTo(2);
    assertThat(purpose.err()).contains("did you mean 'newsletter'?");
  }

  @Test
  void asOfAnotherInstant() {
    assertThat(reachable("--as-of", "2026-04-01").getFirst())
        .isEqualTo("email,newsletter,12,4,1,2,1,1,2,1");
    assertThat(reachable("--as-of", "2026-01-01T12:00:00Z").getFirst())
        .as("before anybody but I withdrew, bounced or complained")
        .isEqualTo("email,newsletter,12,7,2,1,1,1,0,0");
  }

  @Test
  void aPreviewSaysWhyNot() {
    assertThat(run("preview", "region = 'Nord'").out())
        .startsWith(
            "3 of 12 contacts (25.0 %)\n"
                + "  reachable by email for newsletter: 1 (no consent: 1, bouncing: 1)\n");
  }

  @Test
  void anExplanationNamesTheObstacle() throws IOException {
    assertThat(obstacle("A")).isEmpty();
    assertThat(obstacle("B")).isEqualTo("withdrawn");
    assertThat(obstacle("C")).isEqualTo("no_consent");
    assertThat(obstacle("D")).isEqualTo("no_address");
    assertThat(obstacle("E")).isEqualTo("bouncing");
    assertThat(obstacle("G")).isEqualTo("complained");
    assertThat(obstacle("H")).isEqualTo("bouncing");
    assertThat(obstacle("I")).isEqualTo("withdrawn");
    assertThat(obstacle("J")).isEqualTo("other_basis");
    assertThat(run("explain", "B", "writable").out())
        .contains("because: consent withdrawn (email / newsletter)")
        .contains("✗ reachable by email for 'newsletter'  → consent withdrawn");
    write("strate.yaml", DEFINITIONS.replace("locale: en", "locale: fr"));
    assertThat(run("explain", "H", "writable").out())
        .contains("✗ joignable par e-mail pour 'newsletter'  → adresse en erreur")
        .contains("parce que : adresse en erreur ; plainte\n");
  }

  private String obstacle(String id) throws IOException {
    Cli.Result result = run("explain", id, "writable", "--format", "json");
    JsonNode reachable = new ObjectMapper().readTree(result.out()).at("/reason/parts/0");
    assertThat(reachable.at("/kind").asText()).isEqualTo("reachable");
    return reachable.path("obstacle").asText();
  }
}
