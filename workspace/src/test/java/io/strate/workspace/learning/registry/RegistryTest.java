package io.strate.workspace.learning.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryTest {

  @TempDir Path folder;
  private Ledger ledger;
  private Registry registry;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT);
    registry = new Registry(ledger.notes());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private int keep(String name, String model) {
    return registry.keep(name, Map.of("model", model.getBytes(StandardCharsets.UTF_8)));
  }

  private String model(String name, int version) {
    return new String(registry.part(name, version, "model"), StandardCharsets.UTF_8);
  }

  @Test
  void aVersionComesIntoForceByPromotionAlone() {
    assertThat(keep("personas", "one")).isEqualTo(1);
    assertThat(keep("personas", "two")).isEqualTo(2);
    assertThat(registry.inForce("personas")).isEmpty();
    registry.promote("personas", 2, 1_000, "anne");
    registry.promote("personas", 1, 2_000, "");
    assertThat(registry.inForce("personas")).hasValue(1);
    assertThat(registry.inForce("personas", 999)).isEmpty();
    assertThat(registry.inForce("personas", 1_999)).contains(new Promotion(2, 1_000, "anne"));
    assertThat(registry.inForce("personas", 2_000)).contains(new Promotion(1, 2_000, ""));
    assertThat(model("personas", 2)).isEqualTo("two");
  }

  @Test
  void whatWasKeptIsThereInTheNextProcess() {
    keep("personas", "one");
    registry.promote("personas", 1, 1_000, "");
    ledger.close();
    open();
    assertThat(model("personas", 1)).isEqualTo("one");
    assertThat(registry.inForce("personas")).hasValue(1);
    assertThat(keep("personas", "two")).isEqualTo(2);
  }

  @Test
  void aNameIsNeverTakenForTheBeginningOfAnother() {
    keep("a", "of a");
    keep("a/version", "of the other");
    keep("ab", "of ab");
    assertThat(registry.versions("a")).containsExactly(1);
    assertThat(model("a", 1)).isEqualTo("of a");
  }

  @Test
  void theOldestThatNeverWasInForceMakesRoom() {
    keep("personas", "first");
    registry.promote("personas", 1, 1_000, "");
    IntStream.rangeClosed(2, 23).forEach(i -> keep("personas", "model " + i));
    assertThat(registry.versions("personas")).hasSize(1 + Registry.MOST).contains(1).contains(4);
    assertThat(registry.versions("personas")).doesNotContain(2, 3);
    assertThatThrownBy(() -> registry.promote("personas", 2, 2_000, ""))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("version 2 of 'personas': not kept; expected one of [1, 4, 5");
    assertThat(keep("personas", "next")).isEqualTo(24);
  }

  @Test
  void aPartThatIsNotThereIsNamed() {
    keep("personas", "one");
    assertThatThrownBy(() -> registry.part("personas", 1, "card"))
        .hasMessage("version 1 of 'personas': no card of it is kept; expected one of [1]");
  }

  @Test
  void whatWasInForceStaysWhatWas() {
    keep("personas", "one");
    keep("personas", "two");
    registry.promote("personas", 1, 2_000, "");
    assertThatThrownBy(() -> registry.promote("personas", 2, 1_000, ""))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "'personas': version 1 came into force as of 1970-01-01T00:00:02Z; learn or promote as of then or later, not as of 1970-01-01T00:00:01Z");
    registry.promote("personas", 2, 2_000, "");
    assertThat(registry.inForce("personas")).hasValue(2);
  }
}
