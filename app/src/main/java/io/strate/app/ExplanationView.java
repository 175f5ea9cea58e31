package io.strate.app;

import io.strate.workspace.answer.Deciding;
import io.strate.workspace.answer.Explanation;
import io.strate.workspace.answer.ExplanationJson;
import io.strate.workspace.answer.ExplanationWords;
import io.strate.workspace.answer.Reason;
import io.strate.workspace.definition.Localized;
import java.io.PrintWriter;
import java.util.List;

/** Prints an explanation: an indented tree for people, the same tree as JSON, its lines as CSV. */
final class ExplanationView {

  private final Explanation it;
  private final Words language;
  private final ExplanationWords words;

  ExplanationView(Explanation explanation, Words words) {
    this.it = explanation;
    this.language = words;
    this.words =
        new ExplanationWords(
            words.isFrench() ? Localized.Locale.FR : Localized.Locale.EN, Words::instant);
  }

  void print(Format format, PrintWriter out) {
    switch (format) {
      case TABLE -> printTree(out);
      case JSON -> out.println(ExplanationJson.of(it).toPrettyString());
      case CSV -> {
        Table table =
            new Table(Column.DEPTH, Column.VERDICT, Column.KIND, Column.TEXT, Column.VALUE);
        rows(table, it.reason(), 0);
        table.print(Format.CSV, language, out);
      }
    }
    out.flush();
  }

  private void printTree(PrintWriter out) {
    out.println(words.headline(it));
    if (!it.exists()) {
      out.println("  " + words.absent(it));
      return;
    }
    if (!it.because().isEmpty()) {
      out.println("  " + words.because(it));
    }
    it.since().ifPresent(since -> out.println("  " + words.since(it, since)));
    it.next().ifPresent(next -> out.println("  " + words.next(it, next)));
    out.println();
    print(it.reason(), "", out);
  }

  private void print(Reason reason, String indent, PrintWriter out) {
    out.println(indent + words.line(reason));
    String below = indent + "  ";
    for (Deciding entry : reason.entries()) {
      out.println(below + "- " + words.entry(entry, it.id()));
    }
    long more = reason.count() - reason.entries().size();
    if (more > 0) {
      out.println(below + words.andEarlier(more));
    }
    for (Reason part : List.copyOf(reason.parts())) {
      print(part, below, out);
    }
  }

  private static void rows(Table table, Reason reason, int depth) {
    table.row(
        depth,
        reason.verdict().map(Enum::name).orElse(""),
        reason.kind().name(),
        reason.text(),
        reason.value().map(value -> ExplanationJson.scalar(value).asText()).orElse(""));
    reason.parts().forEach(part -> rows(table, part, depth + 1));
  }
}
