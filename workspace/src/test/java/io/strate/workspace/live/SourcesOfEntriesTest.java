package io.strate.workspace.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.Deciding;
import io.strate.workspace.answer.ExplainMembership;
import io.strate.workspace.answer.Explanation;
import io.strate.workspace.answer.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In service, too, an explanation names the source that each entry came from. */
final class SourcesOfEntriesTest {

  @TempDir Path folder;

  @Test
  void anEntryComesFromItsOwnSource() throws IOException {
    Files.writeString(folder.resolve("contacts.csv"), "id,city\nc1,Lyon\n");
    Files.writeString(folder.resolve("orders.csv"), "contact,at\nc1,2026-02-27T10:00:00Z\n");
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: named
        sources:
          contacts: { read: contacts.csv, as: contacts, id: id }
          orders: { read: orders.csv, as: events, event: order, contact: contact, time: at }
        segments:
          buyers: did order within 30 days
        """);
    long now = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    Circumstances still = new Circumstances(() -> now, Progress.SILENT, _ -> {}, Optional.empty());
    try (LiveWorkspace live = LiveWorkspace.open(folder, still, _ -> {})) {
      Explanation why =
          new ExplainMembership(live.workspace()).of("c1", "buyers", OptionalLong.empty());
      assertThat(entries(why.reason())).extracting(Deciding::source).containsExactly("orders");
    }
  }

  private static Stream<Deciding> entries(Reason reason) {
    return Stream.concat(
        reason.entries().stream(), reason.parts().stream().flatMap(SourcesOfEntriesTest::entries));
  }
}
