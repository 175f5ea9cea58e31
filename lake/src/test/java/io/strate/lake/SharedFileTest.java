package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several threads that share a file see together what one would see. */
final class SharedFileTest {

  private static final int ROWS = 300_000;

  @TempDir Path folder;
  TestingRows lake;

  @BeforeEach
  void open() {
    lake = new TestingRows(folder);
  }

  /** Row i says i; every 100,000th breaks its type, and one line has a cell too many. */
  private SourceFile numbers() {
    StringBuilder text = new StringBuilder("n,mark\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(i % 100_000 == 99_999 ? "broken" : i).append(i == 150_000 ? ",a,b\n" : ",\n");
    }
    return lake.write("a.csv", text.toString());
  }

  @Test
  void eachRowComesToOneOfThemAndRejectsHaveTheirLines() {
    SourceFile file = numbers();
    ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
    List<Reject> rejects = new ArrayList<>();
    long rows;
    try (RowReader reader = reader(file)) {
      try (SideBySide others = new SideBySide()) {
        for (int i = 0; i < 2; i++) {
          RowReader beside = reader.beside().orElseThrow();
          others.start(
              () -> {
                try (beside) {
                  see(beside, seen);
                }
              });
        }
        see(reader, seen);
      }
      rejects.addAll(reader.rejects());
      rows = reader.rows();
    }
    assertThat(rows).isEqualTo(ROWS);
    assertThat(seen).hasSize(ROWS - 4);
    assertThat(new TreeSet<>(seen)).hasSize(ROWS - 4);
    assertThat(rejects)
        .extracting(Reject::line)
        .containsExactly(100_001L, 150_002L, 200_001L, 300_001L);
  }

  private RowReader reader(SourceFile file) {
    Schema schema = new Schema(Map.of("n", Type.NUMBER));
    return lake.lake.read(file, schema, List.of(Reading.typed("n")), lake.zone);
  }

  private static void see(RowReader reader, ConcurrentLinkedQueue<Integer> seen) {
    while (reader.next()) {
      Batch batch = reader.batch();
      for (int r = 0; r < batch.rows(); r++) {
        if (batch.brokenIn(r) == Batch.WHOLE) {
          seen.add((int) batch.numbers(0)[r]);
        } else {
          batch.rejectBroken(r);
        }
      }
    }
  }

  @Test
  void aFormatThatIsReadOneByOneIsNotShared() {
    SourceFile file = lake.write("a.jsonl", "{\"n\": 1}\n");
    try (RowReader reader = reader(file)) {
      assertThat(reader.beside()).isEmpty();
    }
  }

  /** The one cell that makes the column a text stands far behind the rest. */
  @Test
  void theTypeOfAColumnIsDecidedByAllCells() {
    StringBuilder text = new StringBuilder("n,m\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(i).append(',').append(i == ROWS - 1 ? "x" : i).append('\n');
    }
    assertThat(lake.schema(lake.write("a.csv", text.toString())).columns())
        .isEqualTo(Map.of("n", Type.NUMBER, "m", Type.TEXT));
  }
}
