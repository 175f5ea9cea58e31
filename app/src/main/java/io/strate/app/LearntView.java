package io.strate.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A version of something learnt as it is printed: for people in chapters, for programs as JSON or a
 * table.
 *
 * @param table stands in the chapters' place in CSV
 */
record LearntView(Consumer<PrintWriter> chapters, Supplier<JsonNode> json, Supplier<Table> table) {

  void print(Format format, Words words, PrintWriter out) {
    switch (format) {
      case TABLE -> chapters.accept(out);
      case JSON -> out.println(json.get().toPrettyString());
      case CSV -> table.get().print(Format.CSV, words, out);
    }
    out.flush();
  }
}
