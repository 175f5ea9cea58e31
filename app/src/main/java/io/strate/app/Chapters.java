package io.strate.app;

import java.io.PrintWriter;

/** Several tables for people, each under a heading. */
record Chapters(Words words, PrintWriter out) {

  void print(String heading, Table table) {
    out.println();
    out.println("== " + heading + " ==");
    table.print(Format.TABLE, words, out);
  }
}
