package io.strate.lake;

import static java.util.stream.Collectors.joining;

import io.strate.domain.Value;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as lines of CSV or JSON. */
final class TextRows implements RowWriter {

  private final BufferedWriter out;
  private final boolean isCsv;
  private final List<String> names;
  private final StringBuilder line = new StringBuilder();

  TextRows(OutputStream to, boolean isCsv, List<String> names) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
    this.isCsv = isCsv;
    this.names = names;
    if (isCsv) {
      out.write(names.stream().map(Csv::cell).collect(joining(",", "", "\n")));
    }
  }

  @Override
  public void write(List<Value> row) throws IOException {
    line.setLength(0);
    if (isCsv) {
      for (int c = 0; c < row.size(); c++) {
        line.append(c == 0 ? "" : ",").append(Csv.cell(CellText.of(row.get(c))));
      }
    } else {
      json(row);
    }
    out.append(line).append('\n');
  }

  private void json(List<Value> row) {
    String before = "{";
    for (int c = 0; c < row.size(); c++) {
      line.append(before);
      JsonWriter.text(names.get(c), line);
      line.append(':');
      JsonWriter.write(row.get(c), line);
      before = ",";
    }
    line.append(row.isEmpty() ? "{}" : "}");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
