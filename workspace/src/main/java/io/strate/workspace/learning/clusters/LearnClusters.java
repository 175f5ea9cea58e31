package io.strate.workspace.learning.clusters;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Draw;
import io.strate.learn.dataset.Rows;
import io.strate.learn.encode.Encoding;
import io.strate.learn.encode.Fitted;
import io.strate.learn.encode.Step;
import io.strate.learn.judge.Accord;
import io.strate.learn.judge.Accord.Labelling;
import io.strate.learn.judge.Effort;
import io.strate.learn.judge.Judgement;
import io.strate.learn.judge.OtherMethods;
import io.strate.learn.judge.Recipe;
import io.strate.learn.model.ClusterModel;
import io.strate.learn.portrait.Identities;
import io.strate.learn.portrait.Identities.Members;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.learning.Program;
import io.strate.workspace.learning.RareTexts;
import io.strate.workspace.learning.RemarkWords;
import io.strate.workspace.learning.RowsHash;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.ClusterCard.Agreed;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.card.References;
import io.strate.workspace.learning.card.Verdict.Grade;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Interest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns the clusters of a population as of an instant, judges and describes them, and keeps them
 * as a version. Clusters that continue former ones keep their numbers.
 */
public final class LearnClusters {

  private static final int STEPS = 4;

  private final Workspace workspace;
  private final ClusterDefinition definition;
  private final Registry registry;
  private final long seed;

  public LearnClusters(Workspace workspace, ClusterDefinition definition) {
    this.workspace = workspace;
    this.definition = definition;
    this.registry = new Registry(workspace.ledger().notes());
    this.seed = definition.seed();
  }

  /**
   * A version that was learnt.
   *
   * @param isPromoted whether it is in force now
   */
  public record Outcome(int number, ClusterCard card, boolean isPromoted) {}

  /**
   * Learns, judges and keeps a version; it comes into force unless it is unfit, or less fit than
   * the one in force.
   *
   * @throws Failure {@code learn.rows} for a population from which this cannot be learnt, and as
   *     {@link io.strate.workspace.learning.TimeTravel#rows}
   */
  public Outcome learn(long now, Interest interest) {
    ClusterRows rows = ClusterRows.learntFrom(workspace, definition, now, interest);
    try {
      return learn(rows, now, interest);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "learn.rows",
          Blame.USER,
          "cluster set '%s': %s".formatted(definition.name(), e.getMessage()),
          e);
    }
  }

  private Outcome learn(ClusterRows rows, long now, Interest interest) {
    Fitted fitted = Encoding.fit(preparing(rows), rows.features());
    Effort effort = Effort.of(seed, Math.max(1, Runtime.getRuntime().availableProcessors()));
    step(1, "choosing a way for '%s'".formatted(definition.name()), interest);
    Choosing choosing = Choosing.of(definition, fitted.rows(), effort);
    Foreseen foreseen = Foreseen.of(choosing.recipe(), fitted.rows(), effort);
    foreseen.requireRoom(Runtime.getRuntime().maxMemory() / 2);
    step(2, "'%s': %s, %s".formatted(definition.name(), choosing.words(), foreseen), interest);
    Labels labels = labels(choosing.recipe(), fitted.rows(), effort);
    step(3, "judging '%s'".formatted(definition.name()), interest);
    Judgement judgement = Judgement.of(choosing.recipe(), fitted.rows(), labels, effort);
    Identities identities = identities(rows, labels);
    ClusterModel model =
        new ClusterModel(
            fitted.encoding(),
            choosing.recipe().assignment(fitted.rows(), labels),
            identities.numbers());
    Describing describing =
        new Describing(
            workspace.definition(),
            definition,
            RareTexts.hidden(rows.features()),
            fitted.rows(),
            labels,
            identities.numbers(),
            seed);
    LastMerges tree = describing.dendrogram(choosing.recipe());
    ClusterCard card =
        new ClusterCard(
            provenance(rows, now),
            choosing.words(),
            choosing.choices(),
            choosing.why(),
            describing.clusters(judgement),
            judgement.noise(),
            ClusterWords.measures(judgement),
            ClusterWords.sensitivity(judgement, fitted.encoding().outputs()),
            tree.merges(),
            tree.leaves(),
            describing.distances(),
            describing.map(),
            agreement(rows, labels),
            ClusterWords.methods(OtherMethods.of(choosing.recipe(), fitted.rows(), labels, effort)),
            RemarkWords.of(fitted.encoding().remarks()),
            ClusterWords.verdict(judgement.verdict(), identities.numbers()));
    References references = References.freeze(rows.features(), Optional.empty());
    return keep(card, model, references, identities, now);
  }

  private io.strate.learn.encode.Recipe preparing(ClusterRows rows) {
    io.strate.learn.encode.Recipe recipe =
        io.strate.learn.encode.Recipe.clusters().naming(RareTexts.FEWEST);
    for (String name : rows.features().names()) {
      if (definition.prepare().containsKey(name)) {
        recipe = recipe.with(name, Step.valueOf(definition.prepare().get(name).name()));
      }
    }
    return recipe;
  }

  private void step(int done, String task, Interest interest) {
    interest.orEnd();
    workspace.circumstances().progress().at(task, done, STEPS);
  }

  private Labels labels(Recipe recipe, Rows rows, Effort effort) {
    int most = Foreseen.mostRows(recipe);
    if (rows.count() <= most) {
      return recipe.learn(rows, seed, effort.threads());
    }
    int[] some = Draw.some(rows.count(), most, new SplittableRandom(seed));
    Rows part = rows.pick(some);
    Labels found = recipe.learn(part, seed, effort.threads());
    return Labels.of(recipe.assignment(part, found).assign(rows));
  }

  /** A first learning begins at 1; afterwards who continues whom is read from what was stated. */
  private Identities identities(ClusterRows rows, Labels labels) {
    List<Integer> former = rows.formerNumbers();
    int next =
        registry
            .noted(definition.name(), "next")
            .map(bytes -> Integer.parseInt(new String(bytes, StandardCharsets.UTF_8)))
            .orElse(1);
    if (former.isEmpty()) {
      return new Identities(
          IntStream.range(next, next + labels.clusters()).boxed().toList(),
          next + labels.clusters());
    }
    long[] keys = rows.keys();
    return new Identities(former, next)
        .after(new Members(keys, rows.formerLabels(former)), new Members(keys, labels));
  }

  /** Of those who had a cluster and are still here; who came since says nothing of it. */
  private Optional<Agreed> agreement(ClusterRows rows, Labels labels) {
    OptionalInt version = registry.inForce(definition.name());
    Optional<Labelling> former = rows.formerClusters();
    if (version.isEmpty() || former.isEmpty()) {
      return Optional.empty();
    }
    Labelling now = new Labelling("now", rows.keys(), labels.toArray());
    Accord accord = Accord.of(former.get(), now);
    return Optional.of(
        new Agreed(
            version.getAsInt(),
            accord.shared(),
            accord.adjustedRand(),
            accord.adjustedMutualInformation()));
  }

  private Provenance provenance(ClusterRows rows, long now) {
    return new Provenance(
        now,
        Long.toHexString(workspace.definition().hash(definition)),
        RowsHash.of(rows.features()),
        rows.features().count(),
        rows.features().count(),
        List.of(now),
        0,
        rows.features().names(),
        seed,
        Program.version(),
        registry.inForce(definition.name()).stream()
            .mapToObj(version -> definition.name() + "@" + version)
            .toList());
  }

  private Outcome keep(
      ClusterCard card,
      ClusterModel model,
      References references,
      Identities identities,
      long now) {
    String name = definition.name();
    boolean isPromoted = isFitEnough(card.verdict().grade());
    int number =
        registry.keep(
            name,
            Map.of(
                "model",
                model.toBytes(),
                "card",
                CardJson.write(card),
                References.PART,
                CardJson.write(references)));
    registry.note(
        name, "next", Integer.toString(identities.next()).getBytes(StandardCharsets.UTF_8));
    if (isPromoted) {
      registry.promote(name, number, now, "");
    }
    return new Outcome(number, card, isPromoted);
  }

  private boolean isFitEnough(Grade grade) {
    OptionalInt inForce = registry.inForce(definition.name());
    if (inForce.isEmpty()) {
      return grade != Grade.UNFIT;
    }
    byte[] former = registry.part(definition.name(), inForce.getAsInt(), "card");
    Grade before = CardJson.read(former, ClusterCard.class).verdict().grade();
    return grade != Grade.UNFIT && grade.compareTo(before) <= 0;
  }
}
