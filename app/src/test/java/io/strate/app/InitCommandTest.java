package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace inferred from files says what it rests on, and what to change. */
final class InitCommandTest {

  @TempDir Path folder;

  @Test
  void whatIsInferredIsCheckedAndSaysWhatIsDoubtful() throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.writeString(
        file,
        "no,customer_id,ordered on\n1,A,2026-01-01\n2,A,2026-01-02\n3,,2026-01-03\n4,B,\"n\na\"\n");
    Path workspace = folder.resolve("shop");

    Cli.Result init = Cli.run("init", "--from", file.toString(), "--", workspace.toString());

    assertThat(init.code()).as(init.err()).isZero();
    assertThat(init.err()).isEmpty();
    assertThat(init.out())
        .isEqualTo(
            "Wrote %1$s/strate.yaml; it is sound, and says in comments what is doubtful. Next: ./strate plan %1$s%n"
                .formatted(workspace));
    assertThat(workspace.resolve("strate.yaml"))
        .hasContent(
            """
            # Inferred from the files; correct what is wrong, then `strate check` and `strate run`.
            workspace: shop
            locale: en # or fr
            timezone: UTC # e.g. Europe/Paris: days begin there

            sources:
              orders:
                # 'customer_id' is empty in 1 of 4 rows: that row will be rejected
                # 'ordered on' holds no ISO 8601 time in 1 of 4 rows, such as 'n a': that row will be rejected
                read: ../orders.csv
                as: events
                event: order
                contact: customer_id
                time: '`ordered on`'

            segments:
              recent_order: did order within 30 days
            """);
    assertThat(Cli.run("run", workspace.toString(), "--as-of", "2026-01-31").out())
        .contains("1 contact, 0 accounts, 2 events", "rejected rows: 2");
  }
}
