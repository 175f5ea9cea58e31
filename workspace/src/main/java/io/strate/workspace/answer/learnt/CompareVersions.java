package io.strate.workspace.answer.learnt;

import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.ModelCard;
import io.strate.workspace.learning.card.MomentCard;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sets two versions of something learnt side by side. */
public final class CompareVersions {

  private final Cards cards;

  public CompareVersions(Workspace workspace) {
    this.cards = new Cards(workspace);
  }

  /** How rows were set aside that a measure was taken on. */
  public enum Test {
    /** People like those that were learnt from. */
    BY_LOT,
    /** Later times. */
    BY_TIME,
    /** All: of clusters and moments. */
    ALL
  }

  /** A measure of both; NaN where one has none. */
  public record Measured(Test test, String measure, double former, double later) {}

  /**
   * Two versions.
   *
   * @param onlyFormer features that only the former has
   * @param onlyLater features that only the later one has
   * @param isSameData whether both were learnt from the same rows
   * @param isSameDefinition whether both were defined alike
   */
  public record Compared(
      KeptVersion former,
      KeptVersion later,
      List<Measured> measures,
      List<String> onlyFormer,
      List<String> onlyLater,
      boolean isSameData,
      boolean isSameDefinition) {
    public Compared {
      measures = List.copyOf(measures);
      onlyFormer = List.copyOf(onlyFormer);
      onlyLater = List.copyOf(onlyLater);
    }
  }

  /**
   * @throws io.strate.domain.Failure {@code learnt.unknown} if there is no such version
   */
  public Compared of(Learnable what, int former, int later) {
    String name = what.name();
    Both both =
        switch (what.kind()) {
          case CLUSTERS -> clusters(cards.ofClusters(name, former), cards.ofClusters(name, later));
          case MODEL -> models(cards.ofModel(name, former), cards.ofModel(name, later));
          case MOMENT -> moments(cards.ofMoment(name, former), cards.ofMoment(name, later));
        };
    List<String> before = both.former().features();
    List<String> after = both.later().features();
    return new Compared(
        cards.version(what, former),
        cards.version(what, later),
        both.measures(),
        without(before, after),
        without(after, before),
        both.former().data().equals(both.later().data()),
        both.former().definition().equals(both.later().definition()));
  }

  private record Both(List<Measured> measures, Provenance former, Provenance later) {}

  private static Both clusters(ClusterCard former, ClusterCard later) {
    List<Measured> measures = new ArrayList<>();
    add(measures, Test.ALL, figures(former), figures(later));
    return new Both(measures, former.made(), later.made());
  }

  private static Both models(ModelCard former, ModelCard later) {
    List<Measured> measures = new ArrayList<>();
    add(measures, Test.BY_LOT, figures(former.byLot()), figures(later.byLot()));
    add(
        measures,
        Test.BY_TIME,
        former.byTime().map(CompareVersions::figures).orElse(List.of()),
        later.byTime().map(CompareVersions::figures).orElse(List.of()));
    return new Both(measures, former.made(), later.made());
  }

  private static Both moments(MomentCard former, MomentCard later) {
    List<Measured> measures = new ArrayList<>();
    add(measures, Test.ALL, figures(former), figures(later));
    return new Both(measures, former.made(), later.made());
  }

  private record Figure(String name, double value) {}

  private static List<Figure> figures(ClusterCard card) {
    return card.measures().stream().map(each -> new Figure(each.name(), each.value())).toList();
  }

  private static List<Figure> figures(ModelCard.Judged judged) {
    return judged.measures().stream().map(each -> new Figure(each.name(), each.value())).toList();
  }

  private static List<Figure> figures(MomentCard card) {
    return List.of(
        new Figure("reacted", (double) card.reacted() / card.contacts()),
        new Figure("reactions", card.reactions()),
        new Figure("best hour", card.hours().best()),
        new Figure("best weekday", card.weekdays().best()),
        new Figure("concentration of hours", card.hours().concentration()),
        new Figure("concentration of weekdays", card.weekdays().concentration()));
  }

  private static void add(List<Measured> into, Test test, List<Figure> former, List<Figure> later) {
    Set<String> names = new LinkedHashSet<>();
    former.forEach(figure -> names.add(figure.name()));
    later.forEach(figure -> names.add(figure.name()));
    names.forEach(
        name -> into.add(new Measured(test, name, value(former, name), value(later, name))));
  }

  private static double value(List<Figure> figures, String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .mapToDouble(Figure::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static List<String> without(List<String> all, List<String> those) {
    return all.stream().filter(name -> !those.contains(name)).toList();
  }
}
