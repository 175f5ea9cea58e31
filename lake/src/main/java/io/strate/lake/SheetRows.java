package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows of an Excel sheet: numbers, truths and instants (of UTC) as such, all else as text, so that
 * no text is ever taken for a formula. A sheet holds no more than {@value #MOST_ROWS} rows, and a
 * cell no more than {@value #MOST_CHARACTERS} characters.
 */
final class SheetRows implements RowWriter {

  /** With the row of names. */
  static final int MOST_ROWS = 1_048_576;

  static final int MOST_CHARACTERS = 32_767;

  /** Excel knows no day before. */
  private static final Instant FIRST = Instant.parse("1900-03-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int FLUSHED = 1_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int rows = 1;

  SheetRows(OutputStream to, List<String> names) {
    this.workbook = new Workbook(to, "Strate", "1.0");
    this.sheet = workbook.newWorksheet("Strate");
    for (int c = 0; c < names.size(); c++) {
      sheet.value(0, c, names.get(c));
      sheet.style(0, c).bold().set();
    }
    sheet.freezePane(0, 1);
  }

  @Override
  public void write(List<Value> row) throws IOException {
    if (rows == MOST_ROWS) {
      throw new Failure(
          "export.rows",
          Blame.USER,
          String.format(
              Locale.ROOT,
              "an Excel sheet holds no more than %,d rows: export to .csv or .parquet, or fewer profiles",
              MOST_ROWS - 1));
    }
    for (int c = 0; c < row.size(); c++) {
      cell(c, row.get(c));
    }
    rows++;
    if (rows % FLUSHED == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, Value value) {
    switch (value) {
      case Value.Absence _ -> {}
      case Value.Num(double number) -> sheet.value(rows, column, number);
      case Value.Bool(boolean truth) -> sheet.value(rows, column, truth);
      case Value.Instant(long millis) -> instant(column, Instant.ofEpochMilli(millis), value);
      case Value.Text _, Value.ListOf _, Value.RecordOf _ -> text(column, CellText.of(value));
    }
  }

  private void instant(int column, Instant instant, Value value) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      text(column, CellText.of(value));
      return;
    }
    sheet.value(rows, column, instant.atOffset(ZoneOffset.UTC).toLocalDateTime());
    sheet.style(rows, column).format("yyyy-mm-dd hh:mm:ss").set();
  }

  private void text(int column, String text) {
    sheet.inlineString(rows, column, text.substring(0, Math.min(MOST_CHARACTERS, text.length())));
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
    workbook.close();
  }
}
