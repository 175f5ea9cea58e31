package io.strate.workspace.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be taken is kept, once, and can be taken later. */
final class KeptCallsTest {

  @TempDir Path folder;
  private Workspace workspace;
  private LedgerCollector collector;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), "workspace: kept\n");
    workspace =
        Workspace.open(
            folder, new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty()));
    collector = new LedgerCollector(workspace, () -> {});
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static Refused refused(String identity, String text) {
    return new Refused(identity, "expected an event, found none", text);
  }

  private List<String> kept() {
    return new ListRejects(workspace)
        .all("@tracking").stream().map(ListRejects.Line::text).toList();
  }

  private static Call did(String message, String id, String event, Map<String, Value> properties) {
    return new Call.Did(
        message,
        Who.of(Optional.of(id), Optional.empty()),
        5,
        event,
        new Value.RecordOf(properties));
  }

  private ReplayCalls.Replayed replay() {
    CallReader reader =
        text ->
            text.startsWith("of ")
                ? Optional.of(did(text, text.substring(3), "e", Map.of()))
                : Optional.empty();
    return new ReplayCalls(workspace.ledger(), collector, reader).replay();
  }

  private boolean isKnown(String id) {
    return workspace.ledger().profiles().number(Identifier.contact(id)).isPresent();
  }

  @Test
  void aBatchThatIsSentAgainIsKeptOnce() {
    List<Refused> batch = List.of(refused("m1", "a"), refused("m2", "b"));
    collector.collect(List.of(), batch);
    collector.collect(List.of(), batch);
    assertThat(kept()).containsExactly("a", "b");
  }

  @Test
  void whatCanBeTakenNowLeavesTheListAndTheRestStays() {
    collector.collect(
        List.of(), List.of(refused("of c1", "of c1"), refused("m2", "?"), refused("3", "of c3")));
    assertThat(replay()).isEqualTo(new ReplayCalls.Replayed(2, 1));
    assertThat(kept()).containsExactly("?");
    assertThat(isKnown("c1") && isKnown("c3")).isTrue();
    assertThat(replay()).isEqualTo(new ReplayCalls.Replayed(0, 1));
  }

  @Test
  void whatACollectorStillRefusesStaysOnce() {
    Map<String, Value> many = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      many.put("p" + i, Value.bool(true));
    }
    collector.collect(List.of(did("m1", "c1", "large", many)), List.of());
    assertThat(kept()).hasSize(1).first().asString().contains("\"messageId\":\"m1\"", "\"p7\"");
    collector.collect(List.of(), List.of(refused("of c2", "of c2")));
    assertThat(replay()).isEqualTo(new ReplayCalls.Replayed(0, 2));
    assertThat(kept()).hasSize(2);
    assertThat(isKnown("c1") || isKnown("c2")).isFalse();
  }
}
