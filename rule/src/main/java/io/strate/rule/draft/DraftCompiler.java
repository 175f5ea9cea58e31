package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Nearest;
import io.strate.domain.Type;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.TraitDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks drafts: names resolve, types fit, nothing depends on itself, families are expanded. */
public final class DraftCompiler {

  private DraftCompiler() {}

  /** Everything that the draft defines, over what its sources state, with all problems at once. */
  public static Compiled compile(WorkspaceDraft draft, SourceCatalogue sources) {
    Report report = new Report();
    DraftEvents events = new DraftEvents(draft.events(), sources, report);
    DraftCatalogue catalogue = new DraftCatalogue(draft, sources, events, report);
    DraftSegments segments = new DraftSegments(draft, catalogue, report);
    List<EventDefinition> eventDefinitions = events.compile(catalogue, draft.zone());
    List<TraitDefinition> traits = catalogue.traits();
    List<ScoreDefinition> scores = new DraftScores(catalogue, report).compile(draft.scores());
    segments.compile();
    List<ChannelDefinition> channels =
        new DraftChannels(catalogue, report).compile(draft.channels());
    draft.contactZone().ifPresent(name -> checkZone(name, sources, report));

    Dependencies dependencies = new Dependencies(traits, scores, segments.definitions(), channels);
    List<LearntTrait> learnt =
        new DraftLearnt(catalogue, scores, dependencies, report).compile(draft.learnt());
    learnt.forEach(dependencies::add);
    List<Node> order = dependencies.order(catalogue.places(), report);
    List<MomentDefinition> moments = new DraftMoments(catalogue, report).compile(draft.moments());
    dependencies.refuseStayOnTop(segments.definitions(), catalogue.places(), report);
    Definitions definitions =
        new Definitions(
            draft.zone(),
            draft.contactZone().map(Name::text),
            eventDefinitions,
            sorted(order, traits, trait -> Node.trait(trait.of(), trait.name())),
            sorted(order, scores, score -> Node.trait(score.of(), score.name())),
            sorted(order, segments.definitions(), segment -> Node.segment(segment.name())),
            channels,
            draft.legalBases());
    return new Compiled(
        definitions,
        sorted(order, learnt, trait -> Node.trait(trait.of(), trait.name())),
        moments,
        report.sorted(),
        segments.families(),
        segments.labels(),
        catalogue);
  }

  private static <T> List<T> sorted(
      List<Node> order, List<T> definitions, java.util.function.Function<T, Node> node) {
    java.util.Map<Node, T> byNode = new java.util.HashMap<>();
    definitions.forEach(definition -> byNode.put(node.apply(definition), definition));
    List<T> sorted = new ArrayList<>();
    order.forEach(each -> Optional.ofNullable(byNode.get(each)).ifPresent(sorted::add));
    return sorted;
  }

  private static void checkZone(Name name, SourceCatalogue sources, Report report) {
    var attributes = sources.attributes(Entity.CONTACT);
    Type type = attributes.get(name.text());
    if (type == null) {
      report.error(
          "name.unknown",
          name.place(),
          "no attribute called '"
              + name
              + "' states contacts' time zones"
              + Nearest.hint(name.text(), attributes.keySet()));
    } else if (type != Type.TEXT && type != Type.ANY) {
      report.error(
          "type.mismatch",
          name.place(),
          "expected a text such as 'Europe/Paris', and '" + name + "' is a " + type);
    }
  }
}
