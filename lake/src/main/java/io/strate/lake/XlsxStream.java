package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Rows of the first sheet of an Excel workbook, below a row of column names. Numbers that are shown
 * as dates are dates; cells that hold an error are empty; rows without any cell are no rows.
 */
final class XlsxStream implements CellStream {

  private final SourceFile source;
  private final ReadableWorkbook workbook;
  private final Stream<Row> opened;
  private final Iterator<Row> sheet;
  private final Header header;
  private final CellsWriter writer;
  private int[] rowNumbers = new int[1024];
  private int rows;

  XlsxStream(SourceFile source) {
    this.source = source;
    try {
      Faults.checkReadable(source);
      checkZip(source);
      workbook = new ReadableWorkbook(source.path().toFile(), new ReadingOptions(true, true));
      opened = workbook.getFirstSheet().openStream();
      sheet = opened.iterator();
      header = new Header(source, firstRow());
      writer = new CellsWriter(header.names().size());
    } catch (IOException e) {
      throw damaged(e);
    } catch (Failure e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private static void checkZip(SourceFile source) throws IOException {
    try (InputStream in = Files.newInputStream(source.path())) {
      byte[] head = in.readNBytes(8);
      if (TextFile.startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
        throw new Failure(
            "source.unreadable",
            Blame.USER,
            "'"
                + source.name()
                + "' is an old .xls workbook or needs a password; save it as .xlsx without one");
      }
    }
  }

  private Failure damaged(Exception e) {
    return new Failure(
        "source.unreadable",
        Blame.USER,
        "'"
            + source.name()
            + "' cannot be read as an Excel workbook; it may be cut off or damaged; fetch it again, or give it the ending of its real format",
        e);
  }

  private List<String> firstRow() {
    while (sheet.hasNext()) {
      List<String> cells = cells(sheet.next());
      if (!isEmpty(cells)) {
        return cells;
      }
    }
    return List.of();
  }

  private static boolean isEmpty(List<String> cells) {
    return cells.stream().allMatch(String::isEmpty);
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < row.getCellCount(); c++) {
      cells.add(row.getOptionalCell(c).map(XlsxStream::text).orElse(""));
    }
    return cells;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.ERROR || cell.getType() == CellType.EMPTY) {
      return "";
    }
    return switch (cell.getValue()) {
      case null -> "";
      case BigDecimal number ->
          isDate(cell.getDataFormatString())
              ? date(cell.asDate())
              : Types.plain(number.doubleValue());
      case Boolean bool -> bool.toString();
      case Object other -> other.toString();
    };
  }

  /**
   * A format with the letters of years, days or hours, beside what stands in quotes or brackets.
   */
  static boolean isDate(@org.jspecify.annotations.Nullable String format) {
    if (format == null || format.equalsIgnoreCase("General")) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
    return bare.chars().anyMatch(c -> c == 'y' || c == 'd' || c == 'h');
  }

  private static String date(LocalDateTime date) {
    LocalDateTime rounded = date.plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
    return rounded.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? rounded.toLocalDate().toString()
        : rounded.toString();
  }

  @Override
  public List<String> header() {
    return header.names();
  }

  @Override
  public boolean next() {
    writer.clear();
    try {
      while (!writer.isFull() && sheet.hasNext()) {
        Row row = sheet.next();
        List<String> cells = cells(row);
        if (!isEmpty(cells)) {
          writer.add(cells);
          note(row.getRowNum());
        }
      }
    } catch (RuntimeException e) {
      throw damaged(e);
    }
    return writer.cells().rows() > 0;
  }

  private void note(int number) {
    if (rows == rowNumbers.length) {
      rowNumbers = Arrays.copyOf(rowNumbers, rows * 2);
    }
    rowNumbers[rows++] = number;
  }

  @Override
  public Cells cells() {
    return writer.cells();
  }

  @Override
  public long before() {
    return rows - writer.cells().rows();
  }

  @Override
  public List<Malformed> malformed() {
    return List.of();
  }

  /** The numbers of the sheet's rows. */
  @Override
  public long[] lines(long[] wanted) {
    return Arrays.stream(wanted).map(row -> rowNumbers[(int) row]).toArray();
  }

  @Override
  public List<String> warnings() {
    return header.warnings();
  }

  @Override
  public void close() {
    writer.close();
    opened.close();
    try {
      workbook.close();
    } catch (IOException e) {
      throw damaged(e);
    }
  }
}
