package io.strate.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a text file separates its cells: found from its first records alone, always the same way. The
 * delimiter is the one by which most records have as many cells as the header; among equals the one
 * that makes more cells, then the order comma, semicolon, tab, bar.
 */
record Dialect(
    char delimiter, char escape, int skippedLines, List<String> header, Optional<String> doubt) {

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int MOST_RECORDS = 500;

  /** {@code whole}: the sample is the whole file, so that its last record is complete. */
  static Dialect of(String sample, boolean whole, boolean tabs) {
    String rest = sample;
    int skipped = 0;
    if (sample.toLowerCase(Locale.ROOT).startsWith("sep=") && sample.length() > 4) {
      int end = lineEnd(sample);
      skipped = 1;
      rest = sample.substring(end);
      return told(sample.charAt(4), rest, skipped);
    }
    return tabs ? told('\t', rest, skipped) : guessed(rest, whole, skipped);
  }

  private static int lineEnd(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return text.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, text.length());
  }

  private static Dialect told(char delimiter, String sample, int skipped) {
    List<List<String>> first = records(sample, delimiter, 1, true);
    return new Dialect(
        delimiter,
        escape(sample),
        skipped,
        first.isEmpty() ? List.of() : first.getFirst(),
        Optional.empty());
  }

  private static Dialect guessed(String sample, boolean whole, int skipped) {
    char best = ',';
    double bestShare = -1;
    int bestCells = 0;
    char second = ',';
    double secondShare = -1;
    for (char delimiter : DELIMITERS) {
      List<List<String>> records = records(sample, delimiter, MOST_RECORDS, whole);
      int cells = records.isEmpty() ? 0 : records.getFirst().size();
      double share = cells < 2 ? -1 : share(records, cells);
      if (share > bestShare || share == bestShare && cells > bestCells) {
        second = best;
        secondShare = bestShare;
        best = delimiter;
        bestShare = share;
        bestCells = cells;
      } else if (share > secondShare) {
        second = delimiter;
        secondShare = share;
      }
    }
    return told(best, sample, skipped)
        .doubting(best, second, bestShare > 0 && bestShare == secondShare);
  }

  private Dialect doubting(char best, char second, boolean doubtful) {
    return doubtful
        ? new Dialect(
            delimiter,
            escape,
            skippedLines,
            header,
            Optional.of(
                "cells could be separated by "
                    + word(best)
                    + " or by "
                    + word(second)
                    + "; "
                    + word(best)
                    + " is taken (a first line 'sep="
                    + second
                    + "' would decide)"))
        : this;
  }

  private static String word(char delimiter) {
    return switch (delimiter) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      default -> "'" + delimiter + "'";
    };
  }

  private static double share(List<List<String>> records, int cells) {
    return records.stream().filter(r -> r.size() == cells).count() / (double) records.size();
  }

  /** A backslash escapes where it stands before quotes, and quotes are nowhere doubled. */
  private static char escape(String sample) {
    return sample.contains("\\\"") && !sample.contains("\"\"") ? '\\' : '"';
  }

  /** The first records of the sample, quotes understood; an incomplete last one is left out. */
  private static List<List<String>> records(
      String sample, char delimiter, int most, boolean whole) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < sample.length() && records.size() < most; i++) {
      char c = sample.charAt(i);
      if (c == '"' && (quoted || cell.isEmpty())) {
        if (quoted && i + 1 < sample.length() && sample.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted || c != delimiter && c != '\n' && c != '\r') {
        cell.append(c);
      } else if (c == delimiter) {
        record.add(cell.toString());
        cell.setLength(0);
      } else if (!record.isEmpty() || !cell.isEmpty()) {
        record.add(cell.toString());
        cell.setLength(0);
        records.add(record);
        record = new ArrayList<>();
      }
    }
    if ((whole || records.isEmpty())
        && records.size() < most
        && (!record.isEmpty() || !cell.isEmpty())) {
      record.add(cell.toString());
      records.add(record);
    }
    return records;
  }
}
