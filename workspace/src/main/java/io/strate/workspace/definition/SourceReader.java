package io.strate.workspace.definition;

import io.strate.rule.Problem;
import io.strate.rule.draft.Name;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.SourceDraft.As;
import io.strate.workspace.definition.SourceDraft.Named;
import io.strate.workspace.definition.SourceDraft.TimeDraft;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the sources of a workspace's files. */
final class SourceReader {

  /** The share of rejected rows above which a run stops, unless a source says otherwise. */
  private static final double MAX_REJECTS = 0.05;

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "account",
          "message_id",
          "where",
          "channel",
          "purpose",
          "status",
          "given",
          "basis",
          "how",
          "proof");

  private final Consumer<Problem> problems;

  SourceReader(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** A source, if it says what it is. */
  Optional<SourceDraft> read(Entry entry) {
    OwnNames.refuse(entry, "a source", problems);
    Fields fields = Fields.of(entry.value());
    return fields
        .text("as")
        .flatMap(SourceReader::as)
        .map(as -> read(Texts.name(entry.key()), as, fields));
  }

  private static Optional<As> as(String word) {
    return Stream.of(As.values())
        .filter(as -> as.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private SourceDraft read(Name name, As as, Fields fields) {
    Map<String, SourceText> columns = new TreeMap<>();
    COLUMNS.forEach(key -> fields.rule(key).ifPresent(text -> columns.put(key, text)));
    Optional<YamlNode> event = fields.node("event");
    event
        .map(Fields::of)
        .flatMap(of -> of.rule("column"))
        .ifPresent(text -> columns.put("event", text));
    return new SourceDraft(
        name,
        as,
        files(fields),
        columns,
        identifiers(as, fields),
        values(fields),
        event.flatMap(Fields::scalar).map(Texts::name),
        time(fields),
        maxRejects(fields));
  }

  private List<Name> files(Fields fields) {
    fields
        .node("read")
        .filter(read -> read instanceof YamlNode.Sequence list && list.items().isEmpty())
        .ifPresent(
            empty ->
                problems.accept(
                    Problem.error(
                        "definition.shape",
                        empty.place(),
                        "`read:` wants a file or a pattern of files, found an empty list")));
    return Stream.concat(fields.name("read").stream(), names(fields.items("read"))).toList();
  }

  private static Stream<Name> names(List<YamlNode> items) {
    return items.stream().flatMap(item -> Fields.scalar(item).stream()).map(Texts::name);
  }

  /**
   * The identifiers besides {@code id}; a contact given as one column is its default identifier.
   */
  private static List<Named> identifiers(As as, Fields fields) {
    if (as == As.CONTACTS || as == As.ACCOUNTS) {
      return named(fields.entries("identifiers")).toList();
    }
    Stream<Named> contact =
        fields.scalar("contact").stream()
            .map(column -> new Named(new Name("id", column.place()), Texts.of(column)));
    return Stream.concat(contact, named(fields.entries("contact"))).toList();
  }

  private static Stream<Named> named(List<Entry> entries) {
    return entries.stream()
        .flatMap(
            entry ->
                Fields.scalar(entry.value()).stream()
                    .map(text -> new Named(Texts.name(entry.key()), Texts.of(text))));
  }

  private static Optional<List<Named>> values(Fields fields) {
    return fields
        .node("attributes")
        .or(() -> fields.node("properties"))
        .map(
            node ->
                Stream.concat(
                        named(Fields.entries(node)),
                        Fields.items(node).stream()
                            .flatMap(item -> Fields.scalar(item).stream())
                            .map(column -> new Named(Texts.name(column), Texts.of(column))))
                    .toList());
  }

  private static Optional<TimeDraft> time(Fields fields) {
    Optional<TimeDraft> plain =
        fields
            .rule("time")
            .map(column -> new TimeDraft(column, Optional.empty(), Optional.empty()));
    return plain.or(() -> fields.node("time").map(Fields::of).flatMap(SourceReader::longTime));
  }

  private static Optional<TimeDraft> longTime(Fields time) {
    return time.rule("column")
        .map(column -> new TimeDraft(column, time.rule("format"), time.name("timezone")));
  }

  private double maxRejects(Fields fields) {
    Optional<Name> text = fields.name("max_rejects");
    Optional<BigDecimal> share = text.map(Name::text).flatMap(Numbers::share);
    if (text.isPresent() && share.isEmpty()) {
      problems.accept(
          Problem.error(
              "definition.share",
              text.get().place(),
              "`max_rejects:` wants a share from 0% to 100%, found '" + text.get() + "'"));
    }
    return share.map(BigDecimal::doubleValue).orElse(MAX_REJECTS);
  }
}
