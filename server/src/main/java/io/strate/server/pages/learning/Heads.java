package io.strate.server.pages.learning;

import io.strate.domain.Failure;
import io.strate.server.pages.Words;
import io.strate.server.pages.learning.LearntHead.Kind;
import io.strate.server.pages.learning.LearntHead.State;
import io.strate.workspace.answer.learnt.FeatureLabel;
import io.strate.workspace.answer.learnt.KeptVersion;
import io.strate.workspace.answer.learnt.Learnable;
import io.strate.workspace.answer.learnt.ListLearnt;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What pages say of everything learnt alike. */
final class Heads {

  private final WorkspaceDefinition definition;
  private final Words words;

  Heads(WorkspaceDefinition definition, Words words) {
    this.definition = definition;
    this.words = words;
  }

  /**
   * @param isBusy whether it is being learnt
   * @param trouble what keeps it from being learnt or stated
   * @param now which instant decides what is due
   */
  LearntHead of(ListLearnt.Line line, boolean isBusy, Optional<Failure> trouble, long now) {
    Learnable what = line.what();
    Description said = definition.describe(described(what.kind()), what.name());
    Optional<KeptVersion> shown = line.shown();
    return new LearntHead(
        what.name(),
        what.label(),
        said.text().map(this::in).orElse(""),
        kind(what.kind()),
        what.of(),
        isBusy ? State.LEARNING : trouble.isPresent() ? State.FAILING : state(line, now),
        shown.map(version -> OptionalInt.of(version.number())).orElseGet(OptionalInt::empty),
        line.state() == ListLearnt.State.IN_FORCE,
        shown.map(version -> OptionalLong.of(version.asOf())).orElseGet(OptionalLong::empty),
        0,
        OptionalDouble.empty(),
        shown.map(version -> verdict(version.verdict())),
        trouble.map(failure -> Objects.requireNonNullElse(failure.getMessage(), "")).orElse(""),
        List.of());
  }

  private static Description.Kind described(Learnable.Kind kind) {
    return switch (kind) {
      case CLUSTERS -> Description.Kind.CLUSTERS;
      case MODEL -> Description.Kind.MODEL;
      case MOMENT -> Description.Kind.MOMENT;
    };
  }

  private static Kind kind(Learnable.Kind kind) {
    return switch (kind) {
      case CLUSTERS -> Kind.CLUSTERS;
      case MODEL -> Kind.MODEL;
      case MOMENT -> Kind.MOMENT;
    };
  }

  private static State state(ListLearnt.Line line, long now) {
    return switch (line.state()) {
      case NEVER_LEARNT -> State.NEVER;
      case NOT_IN_FORCE -> State.WAITING;
      case IN_FORCE ->
          line.due().isPresent() && line.due().getAsLong() <= now ? State.DUE : State.FRESH;
    };
  }

  private Verdict verdict(io.strate.workspace.learning.card.Verdict verdict) {
    return new Verdict(verdict.grade(), verdict.reasons().stream().map(this::in).toList());
  }

  /** A text in the visitor's language. */
  String in(Localized text) {
    return text.in(words.language());
  }

  /** What a feature is called. */
  String feature(String name) {
    return in(FeatureLabel.of(definition, name));
  }

  /**
   * @param facts of the version that is shown, and its number
   */
  List<LearntVersion> versions(List<KeptVersion> versions, int shown, List<String> facts) {
    return versions.stream()
        .map(
            version ->
                new LearntVersion(
                    version.number(),
                    version.asOf(),
                    state(version),
                    quality(version),
                    version.number() == shown ? facts : reasons(version)))
        .toList();
  }

  private static LearntVersion.State state(KeptVersion version) {
    if (version.isInForce()) {
      return LearntVersion.State.IN_FORCE;
    }
    if (!version.promotions().isEmpty()) {
      return LearntVersion.State.FORMER;
    }
    return version.verdict().grade() == Grade.UNFIT
        ? LearntVersion.State.UNFIT
        : LearntVersion.State.CHALLENGER;
  }

  private String quality(KeptVersion version) {
    if (!Double.isFinite(version.score())) {
      return version.method();
    }
    String measure =
        switch (version.measure()) {
          case "silhouette" -> version.measure();
          case "reacted" -> words.say("moment.measure");
          default -> version.measure().toUpperCase(Locale.ROOT);
        };
    String score =
        version.measure().equals("reacted")
            ? words.percent(version.score())
            : words.number(version.score(), 3);
    return "%s, %s %s".formatted(version.method(), measure, score);
  }

  private List<String> reasons(KeptVersion version) {
    return version.verdict().reasons().stream().map(this::in).toList();
  }

  /** Where a version of a model comes from. */
  List<String> facts(ModelCard card) {
    List<String> facts = new ArrayList<>();
    card.file().ifPresent(file -> facts.add(fact(file)));
    facts.addAll(facts(card.made()));
    return facts;
  }

  private String fact(ModelCard.File file) {
    return Double.isNaN(file.missing())
        ? words.say("learning.fact.file", file.name(), file.bytes(), file.hash())
        : words.say(
            "learning.fact.file_filled", file.name(), file.bytes(), file.hash(), file.missing());
  }

  /** Likewise of anything learnt. */
  List<String> facts(Provenance made) {
    List<String> facts = new ArrayList<>();
    if (made.rows() > 0) {
      facts.add(
          words.say("learning.fact.rows", made.rows(), made.profiles(), made.snapshots().size()));
      facts.add(words.say("learning.fact.data", made.data()));
    }
    facts.add(words.say("learning.fact.features", String.join(", ", made.features())));
    facts.add(words.say("learning.fact.definition", made.definition()));
    facts.add(words.say("learning.fact.seed", Long.toString(made.seed()), made.program()));
    if (!made.parents().isEmpty()) {
      facts.add(words.say("learning.fact.parents", String.join(", ", made.parents())));
    }
    return facts;
  }
}
