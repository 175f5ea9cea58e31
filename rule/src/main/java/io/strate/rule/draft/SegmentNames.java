package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import java.util.List;

/** The names of segments, and of the families that they form. */
final class SegmentNames {

  private final DraftCatalogue catalogue;
  private final Report report;

  private SegmentNames(DraftCatalogue catalogue, Report report) {
    this.catalogue = catalogue;
    this.report = report;
  }

  /** Enters the names of all segments, so that they may name each other in any order. */
  static void enter(WorkspaceDraft draft, DraftCatalogue catalogue, Report report) {
    SegmentNames names = new SegmentNames(catalogue, report);
    draft.segments().forEach(names::enter);
    draft
        .rules()
        .forEach(
            rule ->
                RuleParser.outcomes(rule)
                    .forEach(
                        name -> names.enter(Entity.CONTACT, name, new Name(name, rule.place()))));
    draft.learnt().forEach(names::enter);
  }

  private void enter(SegmentDraft segment) {
    List<Name> members = members(segment.rule());
    String name = segment.name().text();
    if (members.isEmpty()) {
      enter(segment.of(), name, segment.name());
      return;
    }
    if (catalogue.segments().contains(name)) {
      report.error("name.taken", segment.name().place(), "segment '" + name + "' is defined twice");
    }
    members.forEach(member -> enter(segment.of(), full(segment, member.text()), member));
    catalogue.claimFamily(
        name, members.stream().map(member -> full(segment, member.text())).distinct().toList());
  }

  /** Each cluster is a segment of a family that is called like the set. */
  private void enter(LearntDraft learnt) {
    if (!(learnt instanceof LearntDraft.Clusters set)) {
      return;
    }
    String name = set.name().text();
    if (catalogue.segments().contains(name)) {
      report.error(
          "name.taken",
          set.name().place(),
          "there is a segment '" + name + "': clusters are segments too, so choose another name");
      return;
    }
    List<String> members = set.labels().stream().map(label -> full(set, label)).toList();
    members.forEach(member -> enter(set.of(), member, set.name()));
    catalogue.claimFamily(name, members);
  }

  private void enter(Entity of, String fullName, Name name) {
    catalogue.claimSegment(of, fullName, name);
  }

  static List<Name> members(RuleDraft rule) {
    return switch (rule) {
      case RuleDraft.Tiers tiers -> tiers.of().stream().map(RuleDraft.Case::name).toList();
      case RuleDraft.FirstMatch match -> match.cases().stream().map(RuleDraft.Case::name).toList();
      case RuleDraft.When(SourceText when, _) -> {
        List<String> outcomes = RuleParser.outcomes(when);
        yield outcomes.size() < 2
            ? List.of()
            : outcomes.stream().map(name -> new Name(name, when.place())).toList();
      }
      case RuleDraft.Top _, RuleDraft.Listed _ -> List.of();
    };
  }

  static String full(LearntDraft.Clusters set, LearntDraft.Label label) {
    return set.name() + "/" + label.text();
  }

  static String full(SegmentDraft family, String member) {
    return family.name() + "/" + member;
  }
}
