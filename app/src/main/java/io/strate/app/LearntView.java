package io.strate.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * Prints a version of something learnt: for people in chapters, for programs as JSON or a table.
 */
interface LearntView {

  Words words();

  void printChapters(PrintWriter out);

  JsonNode json();

  /** What stands in place of the chapters in CSV. */
  Table table();

  default void print(Format format, PrintWriter out) {
    switch (format) {
      case TABLE -> printChapters(out);
      case JSON -> out.println(json().toPrettyString());
      case CSV -> table().print(Format.CSV, words(), out);
    }
    out.flush();
  }
}
