package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Nearest;
import io.strate.rule.Expr;
import io.strate.rule.Motion;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.text.Cluster;
import io.strate.rule.text.Rule;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks segments, and expands families into disjoint ones. */
final class DraftSegments {

  private final WorkspaceDraft draft;
  private final DraftCatalogue catalogue;
  private final Report report;
  private final List<Cluster> awaited;
  private final Map<String, SegmentDefinition> definitions = new LinkedHashMap<>();
  private final List<Family> families = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  /** All names are entered first, because segments may name each other in any order. */
  DraftSegments(WorkspaceDraft draft, DraftCatalogue catalogue, Report report) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.report = report;
    this.awaited = SegmentNames.enter(draft, catalogue, report);
  }

  List<SegmentDefinition> definitions() {
    return List.copyOf(definitions.values());
  }

  List<Family> families() {
    return families;
  }

  Map<String, String> labels() {
    return labels;
  }

  // ---- segments ----

  void compile() {
    draft.segments().forEach(this::compile);
    draft.rules().forEach(this::compileRule);
    draft.learnt().forEach(this::clusters);
    awaited.forEach(this::cluster);
  }

  private void compile(SegmentDraft segment) {
    checkUnder(segment);
    switch (segment.rule()) {
      case RuleDraft.When when -> when(segment, when);
      case RuleDraft.Tiers tiers -> tiers(segment, tiers);
      case RuleDraft.FirstMatch match -> firstMatch(segment, match);
      case RuleDraft.Top top -> top(segment, top);
      case RuleDraft.Listed(Set<String> ids) -> define(segment, new SegmentRule.Listed(ids));
    }
  }

  /** A segment for each label that is known. */
  private void clusters(LearntDraft learnt) {
    if (!(learnt instanceof LearntDraft.Clusters set) || set.labels().isEmpty()) {
      return;
    }
    String family = set.name().text();
    for (LearntDraft.Label label : set.labels()) {
      cluster(new Cluster(set.of(), family, Optional.of(label.text())));
      label.called().ifPresent(called -> labels.put(SegmentNames.full(set, label), called));
    }
    List<String> members =
        set.labels().stream().map(label -> SegmentNames.full(set, label)).toList();
    families.add(new Family(family, set.of(), Optional.empty(), members));
  }

  private void cluster(Cluster cluster) {
    add(
        new SegmentDefinition(
            cluster.of(),
            cluster.set() + "/" + cluster.label().orElseThrow(),
            Optional.of(cluster.set()),
            Optional.empty(),
            new SegmentRule.When(cluster.condition(), Optional.empty()),
            Set.of(),
            Set.of()));
  }

  private void checkUnder(SegmentDraft segment) {
    if (segment.under().isEmpty()) {
      return;
    }
    Name under = segment.under().get();
    Optional<Entity> parent = catalogue.segment(under.text());
    if (!catalogue.family(under.text()).isEmpty()) {
      report.error(
          "segment.under",
          under.place(),
          "'"
              + under
              + "' is a family of segments: name one of "
              + String.join(", ", catalogue.family(under.text())));
    } else if (parent.isEmpty()) {
      report.error(
          "segment.unknown",
          under.place(),
          "no segment called '" + under + "'" + Nearest.hint(under.text(), catalogue.segments()));
    } else if (parent.get() != segment.of()) {
      report.error(
          "segment.entity",
          under.place(),
          "'"
              + under
              + "' is a segment of "
              + (parent.get() == Entity.CONTACT ? "contacts" : "accounts")
              + ", and '"
              + segment.name()
              + "' is not");
    }
  }

  private void define(SegmentDraft segment, SegmentRule rule) {
    add(
        new SegmentDefinition(
            segment.of(),
            segment.name().text(),
            Optional.empty(),
            parent(segment),
            rule,
            segment.always(),
            segment.never()));
  }

  private void defineMember(SegmentDraft segment, String member, Expr condition) {
    add(
        new SegmentDefinition(
            segment.of(),
            SegmentNames.full(segment, member),
            Optional.of(segment.name().text()),
            parent(segment),
            new SegmentRule.When(condition, Optional.empty()),
            Set.of(),
            Set.of()));
  }

  private void add(SegmentDefinition definition) {
    definitions.putIfAbsent(definition.name(), definition);
  }

  private Optional<String> parent(SegmentDraft segment) {
    return segment.under().map(Name::text).filter(name -> catalogue.segment(name).isPresent());
  }

  // ---- rules ----

  private void when(SegmentDraft segment, RuleDraft.When draft) {
    Optional<Rule> rule = report.take(catalogue.parser().rule(draft.when(), segment.of()));
    Optional<Expr> stay =
        draft.stay().flatMap(text -> report.take(catalogue.parser().condition(text, segment.of())));
    if (rule.isEmpty() || stay.isPresent() != draft.stay().isPresent()) {
      return;
    }
    switch (rule.get()) {
      case Rule.Alone(Expr condition) -> define(segment, new SegmentRule.When(condition, stay));
      case Rule.Branches(List<Rule.Branch> branches) when branches.size() == 1 -> {
        labels.put(segment.name().text(), branches.getFirst().segment());
        define(segment, new SegmentRule.When(branches.getFirst().condition().orElseThrow(), stay));
      }
      case Rule.Branches(List<Rule.Branch> branches) -> {
        draft
            .stay()
            .ifPresent(
                text ->
                    report.error(
                        "segment.stay",
                        text.place(),
                        "'stay' belongs to one segment, and this rule makes several"));
        refuseExceptions(segment);
        List<Expr> conditions =
            FirstMatch.disjoint(branches.stream().map(Rule.Branch::condition).toList());
        for (int i = 0; i < branches.size(); i++) {
          defineMember(segment, branches.get(i).segment(), conditions.get(i));
        }
        family(segment, Optional.empty());
      }
    }
  }

  private void compileRule(SourceText text) {
    Optional<Rule> rule = report.take(catalogue.parser().rule(text, Entity.CONTACT));
    if (rule.isEmpty()) {
      return;
    }
    if (!(rule.get() instanceof Rule.Branches(List<Rule.Branch> branches))) {
      report.error(
          "rule.name",
          text.place(),
          "a rule in this list names its segment: IF … THEN segment = '…'");
      return;
    }
    List<Expr> conditions =
        FirstMatch.disjoint(branches.stream().map(Rule.Branch::condition).toList());
    for (int i = 0; i < branches.size(); i++) {
      add(
          new SegmentDefinition(
              Entity.CONTACT,
              branches.get(i).segment(),
              Optional.empty(),
              Optional.empty(),
              new SegmentRule.When(conditions.get(i), Optional.empty()),
              Set.of(),
              Set.of()));
    }
  }

  private void tiers(SegmentDraft segment, RuleDraft.Tiers draft) {
    refuseExceptions(segment);
    Optional<Expr> value = report.take(catalogue.parser().number(draft.value(), segment.of()));
    if (draft.of().isEmpty()) {
      report.error(
          "tier.none",
          segment.name().place(),
          "expected tiers under 'of:', such as haut: \"> 20%\"");
      return;
    }
    Tiers tiers = new Tiers(report, draft.of());
    if (value.isPresent() && Motion.of(value.get(), segment.of(), catalogue) == Motion.WILD) {
      report.error(
          "moving.wild",
          draft.value().place(),
          "the instants at which '"
              + draft.value().text().strip()
              + "' passes a bound cannot be computed: 'days since' and the like may be added, subtracted and scaled by values that stand still, and a score with a half-life stands alone");
      return;
    }
    if (value.isPresent()) {
      List<Expr> conditions = tiers.conditions(value.get());
      for (int i = 0; i < conditions.size(); i++) {
        defineMember(segment, tiers.drafts().get(i).name().text(), conditions.get(i));
      }
      family(segment, value);
    }
  }

  private void firstMatch(SegmentDraft segment, RuleDraft.FirstMatch draft) {
    refuseExceptions(segment);
    List<Optional<Expr>> cases = new ArrayList<>();
    for (RuleDraft.Case each : draft.cases()) {
      report.take(catalogue.parser().caseOf(each.text(), segment.of())).ifPresent(cases::add);
    }
    for (int i = 0; i + 1 < draft.cases().size() && cases.size() == draft.cases().size(); i++) {
      if (cases.get(i).isEmpty()) {
        report.error(
            "first_match.otherwise",
            draft.cases().get(i).text().place(),
            "'otherwise' takes the rest and stands last: nobody would come to '"
                + draft.cases().get(i + 1).name()
                + "'");
        return;
      }
    }
    if (draft.cases().isEmpty()) {
      report.error(
          "first_match.none",
          segment.name().place(),
          "expected cases, such as client: count(order) > 0");
    }
    if (cases.size() == draft.cases().size()) {
      List<Expr> conditions = FirstMatch.disjoint(cases);
      for (int i = 0; i < conditions.size(); i++) {
        defineMember(segment, draft.cases().get(i).name().text(), conditions.get(i));
      }
      family(segment, Optional.empty());
    }
  }

  private void refuseExceptions(SegmentDraft segment) {
    if (!segment.always().isEmpty() || !segment.never().isEmpty()) {
      report.error(
          "segment.always",
          segment.name().place(),
          "'always' and 'never' belong to one segment, and '"
              + segment.name()
              + "' is a family of several, each contact in one at most");
    }
  }

  private void family(SegmentDraft segment, Optional<Expr> along) {
    families.add(
        new Family(
            segment.name().text(),
            segment.of(),
            along,
            SegmentNames.members(segment.rule()).stream()
                .map(member -> SegmentNames.full(segment, member.text()))
                .toList()));
  }

  private void top(SegmentDraft segment, RuleDraft.Top draft) {
    Optional<SegmentRule.Size> size = TopSize.of(draft.size(), report);
    Optional<Expr> by = report.take(catalogue.parser().number(draft.by(), segment.of()));
    if (size.isPresent() && by.isPresent()) {
      define(segment, new SegmentRule.Top(size.get(), by.get()));
    }
  }
}
