package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.rule.text.Cluster;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of segments, and of the families that they form. */
final class SegmentNames {

  private final DraftCatalogue catalogue;
  private final Report report;
  private final List<Cluster> awaited = new ArrayList<>();

  private SegmentNames(DraftCatalogue catalogue, Report report) {
    this.catalogue = catalogue;
    this.report = report;
  }

  /**
   * Enters the names of all segments, so that they may name each other in any order.
   *
   * @return clusters that have not been learnt and that segments lie under nevertheless
   */
  static List<Cluster> enter(WorkspaceDraft draft, DraftCatalogue catalogue, Report report) {
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
    draft.segments().forEach(segment -> segment.under().ifPresent(names::await));
    return names.awaited;
  }

  private void await(Name under) {
    if (catalogue.segment(under.text()).isPresent()) {
      return;
    }
    Optional<Cluster> cluster =
        Cluster.awaited(under.text(), catalogue).filter(found -> found.label().isPresent());
    if (cluster.isPresent()) {
      report.warning("segment.awaited", under.place(), cluster.get().warning(catalogue));
      enter(cluster.get().of(), under.text(), under);
      awaited.add(cluster.get());
    }
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
