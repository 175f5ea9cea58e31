package io.strate.workspace.definition;

import io.strate.rule.Problem;
import io.strate.rule.draft.RuleDraft;
import io.strate.rule.draft.RuleDraft.Case;
import io.strate.rule.draft.SegmentDraft;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Description.Subject;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the segments of a workspace's files, and the lists of ids that they name. */
final class SegmentReader {

  private final IdLists lists;
  private final Map<Subject, Description> descriptions;
  private final Consumer<Problem> problems;

  SegmentReader(IdLists lists, Map<Subject, Description> descriptions, Consumer<Problem> problems) {
    this.lists = lists;
    this.descriptions = descriptions;
    this.problems = problems;
  }

  /** A segment. One whose rule cannot be told is empty, so that others can still name it. */
  SegmentDraft read(Entry entry) {
    if (entry.name().contains("/")) {
      problems.accept(
          Problem.error(
              "definition.name",
              entry.key().place(),
              "a segment's name has no `/`: it stands between a family and its segments"));
    }
    OwnNames.refuse(entry, "a segment", problems);
    Fields fields = Fields.of(entry.value());
    Optional<RuleDraft> shortForm =
        Fields.scalar(entry.value()).map(text -> when(Texts.of(text), Optional.empty()));
    return new SegmentDraft(
        fields.entity(),
        Texts.name(entry.key()),
        fields.name("under"),
        shortForm.or(() -> rule(entry, fields)).orElse(new RuleDraft.Listed(Set.of())),
        ids(fields, "always"),
        ids(fields, "never"));
  }

  private static RuleDraft when(SourceText when, Optional<SourceText> stay) {
    return new RuleDraft.When(when, stay);
  }

  private Optional<RuleDraft> rule(Entry entry, Fields fields) {
    Optional<RuleDraft> condition =
        fields.rule("when").map(text -> when(text, fields.rule("stay")));
    return condition
        .or(() -> fields.rule("tiers").flatMap(value -> tiers(entry, value, fields)))
        .or(() -> firstMatch(entry, fields))
        .or(() -> top(fields))
        .or(() -> fields.node("list").map(_ -> new RuleDraft.Listed(ids(fields, "list"))));
  }

  private Optional<RuleDraft> tiers(Entry entry, SourceText value, Fields fields) {
    if (fields.scalar("of").isPresent()) {
      problems.accept(
          Problem.error(
              "definition.missing",
              fields.node("of").orElseThrow().place(),
              "`tiers:` needs `of:` with a name and bounds for each tier; say `entity: accounts` for tiers of accounts"));
      return Optional.empty();
    }
    List<Case> tiers = cases(entry, fields.entries("of"), "bounds");
    return tiers.isEmpty() ? Optional.empty() : Optional.of(new RuleDraft.Tiers(value, tiers));
  }

  private Optional<RuleDraft> firstMatch(Entry entry, Fields fields) {
    List<Case> cases = cases(entry, fields.entries("first_match"), "when");
    return cases.isEmpty() ? Optional.empty() : Optional.of(new RuleDraft.FirstMatch(cases));
  }

  private static Optional<RuleDraft> top(Fields fields) {
    Optional<SourceText> size = fields.rule("top");
    Optional<SourceText> by = fields.rule("by");
    return size.isPresent() && by.isPresent()
        ? Optional.of(new RuleDraft.Top(size.get(), by.get()))
        : Optional.empty();
  }

  /** The members of a family, each with a text or with keys of which {@code key} holds it. */
  private List<Case> cases(Entry family, List<Entry> entries, String key) {
    return entries.stream().flatMap(entry -> member(family.name(), entry, key).stream()).toList();
  }

  private Optional<Case> member(String family, Entry entry, String key) {
    Fields fields = Fields.of(entry.value());
    descriptions.put(new Subject(Kind.SEGMENT, family + "/" + entry.name()), fields.description());
    return Fields.scalar(entry.value())
        .or(() -> fields.scalar(key))
        .map(text -> new Case(Texts.name(entry.key()), Texts.of(text)));
  }

  private Set<String> ids(Fields fields, String key) {
    Stream<String> listed =
        fields.items(key).stream()
            .flatMap(item -> Fields.scalar(item).stream())
            .map(YamlNode.Scalar::value);
    Stream<String> fromFile =
        fields.name(key).stream().flatMap(file -> lists.read(file, problems).stream());
    return Stream.concat(listed, fromFile).collect(Collectors.toUnmodifiableSet());
  }
}
