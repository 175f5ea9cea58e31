package io.strate.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strate.workspace.answer.Numbers;
import io.strate.workspace.definition.Localized;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows under named columns, printed as an aligned table, as JSON lines of an array, or as CSV. */
final class Table {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Words ENGLISH = new Words(Localized.Locale.EN);

  private final List<Column> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row of texts, numbers, terms and shares, one per column; {@code ""} for none. */
  Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(columns.size() + " columns, " + cells.length + " cells");
    }
    rows.add(List.of(cells));
    return this;
  }

  void print(Format format, Words words, PrintWriter out) {
    switch (format) {
      case TABLE -> printAligned(words, out);
      case JSON -> printJson(out);
      case CSV -> printCsv(out);
    }
    out.flush();
  }

  private void printAligned(Words words, PrintWriter out) {
    List<String> headings = columns.stream().map(column -> column.heading(words)).toList();
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = width(headings.get(c));
      for (List<Object> row : rows) {
        widths[c] = Math.max(widths[c], width(shown(row.get(c), words)));
      }
    }
    out.println(line(headings, widths, words));
    for (List<Object> row : rows) {
      out.println(line(row, widths, words));
    }
  }

  private static String line(List<?> cells, int[] widths, Words words) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String text = shown(cells.get(c), words);
      String gap = " ".repeat(widths[c] - width(text));
      line.append(c == 0 ? "" : "  ")
          .append(cells.get(c) instanceof Number ? gap + text : text + gap);
    }
    return line.toString().stripTrailing();
  }

  private void printJson(PrintWriter out) {
    out.println("[");
    for (int r = 0; r < rows.size(); r++) {
      ObjectNode object = JSON.createObjectNode();
      for (int c = 0; c < columns.size(); c++) {
        object.putPOJO(columns.get(c).key(), forPrograms(rows.get(r).get(c)));
      }
      out.println("  " + object + (r + 1 < rows.size() ? "," : ""));
    }
    out.println("]");
  }

  private void printCsv(PrintWriter out) {
    out.println(String.join(",", columns.stream().map(column -> quoted(column.key())).toList()));
    for (List<Object> row : rows) {
      out.println(String.join(",", row.stream().map(cell -> quoted(plain(cell))).toList()));
    }
  }

  /** As RFC 4180 asks: quoted where a comma, a quote or a line break stands in it. */
  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static String plain(Object cell) {
    return cell instanceof Double number
        ? Numbers.plain(number)
        : String.valueOf(forPrograms(cell));
  }

  /** The same in every language. */
  private static Object forPrograms(Object cell) {
    return switch (cell) {
      case Words.Term term -> term.english();
      case Words.Share share -> ENGLISH.share(share);
      default -> cell;
    };
  }

  /** For people: whole numbers with thin groups, others with at most four decimals. */
  private static String shown(Object cell, Words words) {
    return switch (cell) {
      case Long number -> words.whole(number);
      case Integer number -> words.whole(number);
      case Double number -> words.decimal(Math.round(number * 10_000) / 10_000.0);
      case Words.Term term -> term.in(words).replace('\n', ' ');
      case Words.Share share -> words.share(share);
      default -> cell.toString().replace('\n', ' ');
    };
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
