package io.strate.workspace.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashes change with what definitions mean, and with nothing else. */
final class HashesTest {

  private static final String PLAIN =
      """
      sources:
        orders: { read: o.csv, as: events, event: order, contact: id, time: at, where: amount > 0 }
      segments:
        big: count(order where amount > 100) >= 2
        listed: { list: [b, a, c] }
      """;

  @TempDir Path folder;

  private final TestingColumns columns =
      new TestingColumns().with("orders", "id:text", "at:instant", "amount:number");

  @Test
  void commentsLabelsSpellingAndOrderCountForNothing() throws IOException {
    WorkspaceDefinition plain = workspace(PLAIN);
    WorkspaceDefinition dressed =
        workspace(
            """
            # The orders of all years.
            sources:
              orders:
                label: { fr: Commandes, en: Orders }
                read: o.csv
                max_rejects: 50%
                as: events
                where: "amount  >  0   # only paid ones"
                event: order
                time: { column: at }
                contact: id
            segments:
              big:
                description: Two of them
                when: nombre de order where amount > 100.0 >= 2
              listed:
                list: [a, b, c]
            """
                .replace(
                    "nombre de order where amount > 100.0 >= 2",
                    "NOMBRE(order where amount > 100) >= 2"));

    assertThat(dressed.sources().getFirst().hash()).isEqualTo(plain.sources().getFirst().hash());
    assertThat(dressed.hash()).isEqualTo(plain.hash());
  }

  @Test
  void whatARowComesToCounts() throws IOException {
    String plain = workspace(PLAIN).sources().getFirst().hash();

    for (String other :
        new String[] {
          PLAIN.replace("amount > 0", "amount >= 0"),
          PLAIN.replace("event: order", "event: return"),
          PLAIN.replace("read: o.csv", "read: p.csv"),
          PLAIN.replace("contact: id", "contact: { email: id }"),
          PLAIN.replace("time: at", "time: { column: at, timezone: Asia/Tokyo }"),
          "timezone: Europe/Paris\n" + PLAIN,
        }) {
      assertThat(
              workspace(other.replace("count(order where amount > 100) >= 2", "1 = 1"))
                  .sources()
                  .getFirst()
                  .hash())
          .as(other)
          .isNotEqualTo(plain);
    }
  }

  @Test
  void whatASegmentMeansCounts() throws IOException {
    String plain = workspace(PLAIN).hash();

    assertThat(workspace(PLAIN.replace("> 100", "> 101")).hash()).isNotEqualTo(plain);
    assertThat(workspace(PLAIN.replace("[b, a, c]", "[b, a]")).hash()).isNotEqualTo(plain);
  }

  private WorkspaceDefinition workspace(String yaml) throws IOException {
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), yaml);
    Checked checked = WorkspaceFiles.check(folder, columns);
    assertThat(ProblemReport.of(checked.problems())).doesNotContain("error");
    return checked.workspace().orElseThrow();
  }
}
