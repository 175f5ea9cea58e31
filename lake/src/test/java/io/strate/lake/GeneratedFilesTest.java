package io.strate.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made at random, of which it is known what is on each line. */
final class GeneratedFilesTest {

  private static final String[] TEXTS = {
    "a",
    "",
    "Zoé",
    "two\nlines",
    "thr\n\nee",
    "quoted \"word\"",
    "x,y",
    "5\" pipe",
    "a text of more than twelve bytes",
    " ",
    "'",
    "œ€😀"
  };

  @TempDir Path folder;

  /** Writes a file line by line and remembers what must come out. */
  private static final class Generated {
    final Random random;
    final String end;
    final StringBuilder file = new StringBuilder();
    final List<List<Value>> rows = new ArrayList<>();
    final List<Long> rejected = new ArrayList<>();
    long line = 2;

    Generated(long seed, String end) {
      random = new Random(seed);
      this.end = end;
      file.append("t,n,u").append(end);
    }

    void row() {
      switch (random.nextInt(40)) {
        case 0 -> bad("1,2");
        case 1 -> bad("1,2,3,4");
        case 2 -> bad("\"a\"b,2,3");
        case 3 -> bad("x,not a number,y");
        case 4 -> blank();
        default -> good();
      }
    }

    private void bad(String text) {
      rejected.add(line++);
      file.append(text).append(end);
    }

    private void blank() {
      line++;
      file.append(end);
    }

    private void good() {
      String t = TEXTS[random.nextInt(TEXTS.length)];
      String u = TEXTS[random.nextInt(TEXTS.length)];
      double n = random.nextInt(100_000) / 100.0;
      String number =
          random.nextInt(5) == 0
              ? ""
              : n == Math.rint(n) ? String.valueOf((long) n) : String.valueOf(n);
      file.append(quoted(t)).append(',').append(number).append(',').append(quoted(u)).append(end);
      line += 1 + (t + u).chars().filter(c -> c == '\n').count();
      rows.add(List.of(text(t), number.isEmpty() ? Value.UNKNOWN : Value.number(n), text(u)));
    }

    private static Value text(String text) {
      return text.isEmpty() ? Value.UNKNOWN : Value.text(text);
    }

    /**
     * Quoted where it must be, and sometimes where it need not be; a quote within a bare cell stays
     * bare.
     */
    private String quoted(String text) {
      boolean must =
          text.startsWith("\"")
              || text.contains("\n")
              || text.contains(",")
              || text.contains("word");
      return must || random.nextInt(4) == 0 ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void rowsAndLinesOfRejectsAreExact(long seed) throws IOException {
    Generated made = new Generated(seed, seed % 2 == 0 ? "\n" : "\r\n");
    int rows = seed < 8 ? 3_000 : 400_000;
    for (int i = 0; i < rows; i++) {
      made.row();
    }
    TestingRows lake = new TestingRows(folder);
    byte[] bytes = made.file.toString().getBytes(StandardCharsets.UTF_8);
    SourceFile file =
        seed % 4 == 0 ? lake.write("a.csv.gz", gzip(bytes)) : lake.write("a.csv", bytes);
    TestingRows.Read read =
        lake.read(
            file,
            new Schema(Map.of("t", Type.TEXT, "n", Type.NUMBER, "u", Type.TEXT)),
            List.of(Reading.exact("t"), Reading.typed("n"), Reading.typed("u")));
    assertThat(read.rows().equals(made.rows)).isTrue();
    assertThat(read.rejects()).extracting(Reject::line).isEqualTo(made.rejected);
    assertThat(read.seen()).isEqualTo(made.rows.size() + made.rejected.size());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void anOpenQuoteAtTheEndIsOneReject() {
    TestingRows lake = new TestingRows(folder);
    TestingRows.Read read = lake.read(lake.write("a.csv", "a,b\n1,2\n3,\"open\n5,6\n"));
    assertThat(read.rows()).containsExactly(List.of(Value.number(1), Value.number(2)));
    assertThat(read.rejects()).extracting(Reject::line).containsExactly(3L);
  }
}
