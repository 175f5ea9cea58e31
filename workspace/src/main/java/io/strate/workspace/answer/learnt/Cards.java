package io.strate.workspace.answer.learnt;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.MomentCard;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.learning.moment.LearnMoment;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.OptionalInt;

/** The cards of the versions that are kept of what is learnt. */
final class Cards {

  /** Which measure tells most of a model, the first of these that it has. */
  private static final List<String> TELLING = List.of("auc", "macro auc", "accuracy", "r2");

  private final Registry registry;

  Cards(Workspace workspace) {
    this.registry = new Registry(workspace.ledger().notes());
  }

  Registry registry() {
    return registry;
  }

  ClusterCard ofClusters(String name, int version) {
    return CardJson.read(registry.part(name, version, "card"), ClusterCard.class);
  }

  ModelCard ofModel(String name, int version) {
    return CardJson.read(registry.part(name, version, "card"), ModelCard.class);
  }

  MomentCard ofMoment(String name, int version) {
    return CardJson.read(registry.part(name, version, "card"), MomentCard.class);
  }

  /**
   * The version that is asked for, or the one in force, or else the one learnt last.
   *
   * @throws Failure {@code learnt.never} if there is none
   */
  int version(Learnable of, OptionalInt asked) {
    if (asked.isPresent()) {
      return asked.getAsInt();
    }
    OptionalInt inForce = registry.inForce(of.name());
    return inForce.isPresent()
        ? inForce.getAsInt()
        : registry.versions(of.name()).stream()
            .reduce((_, later) -> later)
            .orElseThrow(() -> never(of));
  }

  private static Failure never(Learnable of) {
    return new Failure(
        "learnt.never",
        Blame.USER,
        "%s '%s' was never learnt: run `strate learn --only %s` first"
            .formatted(of.kind().noun(), of.name(), of.name()));
  }

  /** All versions, the latest first. */
  List<KeptVersion> versions(Learnable of) {
    return registry.versions(of.name()).reversed().stream()
        .map(version -> version(of, version))
        .toList();
  }

  /** A version with when it was promoted. */
  KeptVersion version(Learnable of, int version) {
    List<Promotion> promotions =
        registry.promotions(of.name()).stream().filter(each -> each.version() == version).toList();
    boolean isInForce = registry.inForce(of.name()).equals(OptionalInt.of(version));
    return line(of, version, promotions, isInForce);
  }

  KeptVersion line(Learnable of, int version, List<Promotion> promotions, boolean isInForce) {
    return switch (of.kind()) {
      case CLUSTERS -> {
        ClusterCard card = ofClusters(of.name(), version);
        yield line(
            version,
            card.made(),
            card.method(),
            card.verdict(),
            "silhouette",
            measure(card, "silhouette"),
            promotions,
            isInForce);
      }
      case MODEL -> {
        ModelCard card = ofModel(of.name(), version);
        ModelCard.Judged judged = card.byTime().orElse(card.byLot());
        String measure = telling(judged);
        yield line(
            version,
            card.made(),
            card.method(),
            card.verdict(),
            measure,
            judged.measure(measure),
            promotions,
            isInForce);
      }
      case MOMENT -> {
        MomentCard card = ofMoment(of.name(), version);
        yield line(
            version,
            card.made(),
            LearnMoment.METHOD,
            card.verdict(),
            "reacted",
            (double) card.reacted() / card.contacts(),
            promotions,
            isInForce);
      }
    };
  }

  private static KeptVersion line(
      int version,
      Provenance made,
      String method,
      Verdict verdict,
      String measure,
      double score,
      List<Promotion> promotions,
      boolean isInForce) {
    return new KeptVersion(
        version, made.asOf(), method, verdict, measure, score, promotions, isInForce);
  }

  private static String telling(ModelCard.Judged judged) {
    return TELLING.stream()
        .filter(name -> judged.measures().stream().anyMatch(each -> each.name().equals(name)))
        .findFirst()
        .orElse("auc");
  }

  /** NaN if it was not taken. */
  private static double measure(ClusterCard card, String name) {
    return card.measures().stream()
        .filter(each -> each.name().equals(name))
        .mapToDouble(ClusterCard.Measured::value)
        .findFirst()
        .orElse(Double.NaN);
  }
}
