package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Span;
import io.strate.rule.definition.LearntTrait.Feature;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds what cluster sets and models learn from. */
final class DraftFeatures {

  private static final Set<Type> LEARNABLE =
      Set.of(Type.NUMBER, Type.TEXT, Type.BOOLEAN, Type.INSTANT);

  private final DraftCatalogue catalogue;
  private final List<ScoreDefinition> scores;
  private final Dependencies dependencies;
  private final Report report;

  DraftFeatures(
      DraftCatalogue catalogue,
      List<ScoreDefinition> scores,
      Dependencies dependencies,
      Report report) {
    this.catalogue = catalogue;
    this.scores = scores;
    this.dependencies = dependencies;
    this.report = report;
  }

  /** The features of a draft; empty if something is wrong with them. */
  Optional<List<Feature>> of(LearntDraft draft) {
    return switch (draft.features()) {
      case LearntDraft.Features.Auto(List<SourceText> except) -> auto(draft, except);
      case LearntDraft.Features.Listed(List<SourceText> names) -> listed(draft, names);
    };
  }

  // ---- auto ----

  /**
   * Every trait, score and attribute of the entity, by name, but those that identify it, those of
   * open types or lists, and those that build on something learnt.
   */
  private Optional<List<Feature>> auto(LearntDraft draft, List<SourceText> except) {
    Map<String, Expr> found = new TreeMap<>();
    catalogue
        .telling(draft.of())
        .forEach((name, type) -> found.put(name, new Expr.Attribute(name, type)));
    for (TraitDefinition trait : catalogue.traits()) {
      if (trait.of() == draft.of()) {
        found.put(trait.name(), new Expr.Trait(trait.name(), trait.value().type()));
      }
    }
    for (ScoreDefinition score : scores) {
      if (score.of() == draft.of()) {
        found.put(score.name(), new Expr.Trait(score.name(), Type.NUMBER));
      }
    }
    found
        .entrySet()
        .removeIf(
            each ->
                !LEARNABLE.contains(each.getValue().type())
                    || dependencies.dependsOnAny(
                        Node.trait(draft.of(), each.getKey()), catalogue.learnt()));
    boolean isSound = true;
    for (SourceText text : except) {
      Optional<Feature> excepted = named(text, draft.of());
      excepted.ifPresent(feature -> found.remove(feature.name()));
      isSound &= excepted.isPresent();
    }
    if (found.isEmpty()) {
      report.error(
          "features.none",
          draft.name().place(),
          "there is nothing to learn '"
              + draft.name()
              + "' from: expected traits, scores or attributes that do not identify, nor build on what is learnt");
      return Optional.empty();
    }
    List<Feature> features = new ArrayList<>();
    found.forEach((name, value) -> features.add(new Feature(name, learnable(value))));
    return isSound ? Optional.of(features) : Optional.empty();
  }

  // ---- by name ----

  private Optional<List<Feature>> listed(LearntDraft draft, List<SourceText> names) {
    Map<String, Feature> features = new LinkedHashMap<>();
    boolean isSound = true;
    for (SourceText text : names) {
      Optional<Feature> feature = named(text, draft.of());
      isSound &= feature.isPresent();
      if (feature.isPresent()
          && features.putIfAbsent(feature.get().name(), feature.get()) != null) {
        report.error(
            "features.twice",
            text.place(),
            "'" + feature.get().name() + "' stands among the features already: keep one");
        isSound = false;
      }
    }
    if (names.isEmpty()) {
      report.error(
          "features.none",
          draft.name().place(),
          "'"
              + draft.name()
              + "' has no features: expected names of traits and attributes, or auto");
      return Optional.empty();
    }
    return isSound ? Optional.of(List.copyOf(features.values())) : Optional.empty();
  }

  private Optional<Feature> named(SourceText text, Entity of) {
    return value(text, of).flatMap(value -> feature(text, value));
  }

  /** What a name means, whatever its characters. */
  private Optional<Expr> value(SourceText text, Entity of) {
    String name = text.text().strip();
    return catalogue
        .attribute(of, name)
        .<Expr>map(type -> new Expr.Attribute(name, type))
        .or(() -> catalogue.trait(of, name).map(type -> new Expr.Trait(name, type)))
        .or(() -> report.take(catalogue.parser().value(text, of)));
  }

  private Optional<Feature> feature(SourceText text, Expr value) {
    Optional<String> name = name(value);
    if (name.isEmpty()) {
      report.error(
          "features.name",
          text.place(),
          "expected the name of a trait or attribute, found '"
              + text.text().strip()
              + "': make a trait of it and name that");
      return Optional.empty();
    }
    Optional<Expr> settled = Settled.of(value, name.get(), text.place(), report);
    if (settled.isPresent() && !LEARNABLE.contains(settled.get().type())) {
      report.error(
          "type.mismatch",
          text.place(),
          "'"
              + name.get()
              + "' is a list: make a trait of one of its elements, or of whether it contains something");
      return Optional.empty();
    }
    return settled.map(known -> new Feature(name.get(), learnable(known)));
  }

  private static Optional<String> name(Expr value) {
    return switch (value) {
      case Expr.Attribute(String name, _) -> Optional.of(name);
      case Expr.Trait(String name, _) -> Optional.of(name);
      case Expr.OfAccount(Expr inner) -> name(inner).map(name -> "account." + name);
      default -> Optional.empty();
    };
  }

  /** A date alone would tell old snapshots from new ones: what counts is how long ago it was. */
  private static Expr learnable(Expr value) {
    return value.type() == Type.INSTANT
        ? new Expr.Elapsed(Span.Unit.DAY, Expr.Elapsed.Direction.SINCE, value)
        : value;
  }
}
