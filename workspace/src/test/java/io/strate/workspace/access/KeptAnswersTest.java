package io.strate.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long answers are kept, and how many. */
final class KeptAnswersTest {

  private static final long DAY = 86_400_000;

  @TempDir Path folder;
  private Ledger ledger;
  private KeptAnswers answers;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT);
    answers = new KeptAnswers(ledger.notes());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void keep(String name, long now) {
    answers.keep(name, ("answer of " + name).getBytes(StandardCharsets.UTF_8), now);
  }

  private Optional<String> find(String name, long now) {
    return answers.find(name, now).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private long onDisk() {
    return ledger.notes().startingWith("access/answer/").size();
  }

  @Test
  void anAnswerIsKeptForADayOverRestarts() {
    keep("b", 5);
    keep("a", 6);
    close();
    open();
    assertThat(find("a", 6)).contains("answer of a");
    assertThat(find("b", 5 + DAY)).contains("answer of b");
    assertThat(find("b", 6 + DAY)).isEmpty();
    assertThat(find("a", 6 + DAY)).contains("answer of a");
    assertThat(onDisk()).isEqualTo(1);
    assertThat(find("c", 6)).isEmpty();
  }

  @Test
  void theLatestThousandAreKept() {
    for (int i = 0; i <= 1_000; i++) {
      keep("n" + i, i);
    }
    assertThat(find("n0", 1_000)).isEmpty();
    assertThat(find("n1", 1_000)).contains("answer of n1");
    assertThat(onDisk()).isEqualTo(1_000);
    close();
    open();
    keep("n1001", 1_001);
    assertThat(find("n1", 1_001)).as("the oldest, also after a restart").isEmpty();
    assertThat(find("n2", 1_001)).isPresent();
  }
}
