package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Examples;
import io.strate.learn.leak.Leaks;
import io.strate.learn.split.Split;
import io.strate.learn.split.Splits;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.time.Calendar;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.learning.Label;
import io.strate.workspace.learning.Program;
import io.strate.workspace.learning.RowsHash;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.ModelCard.Challenged;
import io.strate.workspace.learning.card.ModelCard.Weight;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.card.References;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all new versions of a model have in common, however they were made. */
final class NewVersion {

  private final Workspace workspace;
  private final ModelDefinition definition;
  private final Registry registry;

  NewVersion(Workspace workspace, ModelDefinition definition) {
    this.workspace = workspace;
    this.definition = definition;
    this.registry = new Registry(workspace.ledger().notes());
  }

  /**
   * Of a version that was learnt from rows of the past, or judged by them.
   *
   * @param examples those of the past that were taken
   */
  Provenance provenance(ModelRows.Past past, Examples examples, long now) {
    return new Provenance(
        now,
        Long.toHexString(workspace.definition().hash(definition)),
        RowsHash.of(examples),
        examples.count(),
        (int) Arrays.stream(past.rows().profiles()).distinct().count(),
        Arrays.stream(past.rows().snapshots()).distinct().boxed().toList(),
        past.rows().unripe().size(),
        examples.features().names(),
        definition.seed(),
        Program.version(),
        parents());
  }

  /** Of one that nothing came of. */
  Provenance provenance(long now) {
    return new Provenance(
        now,
        Long.toHexString(workspace.definition().hash(definition)),
        "",
        0,
        0,
        List.of(),
        0,
        definition.trait().features().stream().map(LearntTrait.Feature::name).toList(),
        definition.seed(),
        Program.version(),
        parents());
  }

  private List<String> parents() {
    return registry.inForce(definition.name()).stream()
        .mapToObj(version -> definition.name() + "@" + version)
        .toList();
  }

  /** What it predicts, in the rule language; empty if nobody says. */
  String label() {
    return definition
        .trait()
        .target()
        .map(
            target ->
                RulePrinter.print(
                    target.value(), RulePrinter.Language.ENGLISH, workspace.definition().zone()))
        .orElse("");
  }

  /** By time, where nothing is learnt by that was not known when the test part was asked. */
  Split byTime(Examples examples) {
    Label label = new ModelRows(workspace, definition, Interest.LASTING).label();
    Calendar calendar = Calendar.of(workspace.definition().zone());
    return Splits.byTime(examples, snapshot -> label.asOf(snapshot, calendar));
  }

  /** The signs of leaks among rows that were taken, and among the features that matter. */
  List<Localized> leaks(Examples examples, int[] profiles, List<Weight> importance) {
    List<Localized> leaks = new ArrayList<>();
    Leaks.find(examples, definition.seed()).forEach(leak -> leaks.add(LeakWords.of(leak)));
    leaks.addAll(
        new Timeless(workspace, definition).among(importance, profiles, examples.instants()));
    return leaks;
  }

  /**
   * Who is tested that stands in other parts too.
   *
   * @param later that by time, if there is one
   */
  Localized tested(Examples examples, Split lot, Optional<Trained> later) {
    return LeakWords.of(
        lot.tested(examples.groups()), later.map(_ -> byTime(examples).tested(examples.groups())));
  }

  /** How it does against the version in force, if one is. */
  Optional<Challenged> challenge(Challenge.Bar bar, Trained learnt, Optional<Trained> later) {
    String name = definition.name();
    return registry.inForce(name).stream()
        .mapToObj(
            champion ->
                new Challenge(registry, name, champion, definition.seed())
                    .result(bar, learnt, later))
        .findFirst();
  }

  /** Keeps it; it comes into force unless it is unfit, or its challenge is lost. */
  LearnModel.Outcome keep(ModelCard card, byte[] model, References references, long now) {
    boolean isPromoted =
        card.verdict().grade() != Grade.UNFIT
            && card.challenge().map(Challenged::isWon).orElse(true);
    int number =
        registry.keep(
            definition.name(),
            Map.of(
                "model",
                model,
                "card",
                CardJson.write(card),
                References.PART,
                CardJson.write(references)));
    if (isPromoted) {
      registry.promote(definition.name(), number, now, "");
    }
    return new LearnModel.Outcome(number, card, isPromoted);
  }
}
