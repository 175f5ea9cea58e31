package io.strate.app;

import io.strate.workspace.answer.learnt.FeatureLabel;
import io.strate.workspace.answer.learnt.LearntJson;
import io.strate.workspace.answer.learnt.ShowClusters;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.ClusterCard.Cluster;
import io.strate.workspace.learning.card.ClusterCard.Difference;
import io.strate.workspace.learning.card.Likeness;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** Prints a version of a cluster set: for people in chapters, for programs as JSON or a table. */
final class ClusterView {

  /** So many differences tell enough of a cluster. */
  private static final int MOST_DIFFERENCES = 4;

  private final WorkspaceDefinition definition;
  private final ShowClusters.Shown shown;
  private final ClusterCard card;
  private final Words words;

  ClusterView(WorkspaceDefinition definition, ShowClusters.Shown shown, Words words) {
    this.definition = definition;
    this.shown = shown;
    this.card = shown.card();
    this.words = words;
  }

  void print(Format format, PrintWriter out) {
    new LearntView(this::printChapters, () -> LearntJson.of(shown), this::clusters)
        .print(format, words, out);
  }

  private void printChapters(PrintWriter out) {
    out.println(LearntWords.head(shown, words));
    out.println(words.say("method: ", "méthode : ") + card.method());
    out.println(LearntWords.made(card.made(), words));
    card.why().forEach(why -> out.println("  - " + say(why)));
    card.remarks().forEach(remark -> out.println("  - " + say(remark)));
    Chapters chapters = new Chapters(words, out);
    if (!card.choices().isEmpty()) {
      chapters.print(words.say("How many clusters", "Combien de groupes"), choices());
    }
    chapters.print(words.say("Clusters", "Groupes"), clusters());
    if (card.noise() > 0) {
      out.println(
          words.say("in no cluster: ", "hors de tout groupe : ") + words.whole(card.noise()));
    }
    chapters.print(words.say("What makes them different", "Ce qui les distingue"), differences());
    chapters.print(words.say("Measures", "Mesures"), measures());
    if (card.agreement().isPresent() || !card.methods().isEmpty()) {
      chapters.print(
          words.say("The same clusters by other ways?", "Les mêmes groupes autrement ?"),
          agreements());
    }
    chapters.print(words.say("Versions", "Versions"), LearntWords.versions(shown.versions()));
  }

  private String say(Localized text) {
    return words.say(text.en(), text.fr());
  }

  private Table choices() {
    Table table =
        new Table(
            Column.K,
            Column.SILHOUETTE,
            Column.CALINSKI_HARABASZ,
            Column.DAVIES_BOULDIN,
            Column.GAP,
            Column.INERTIA,
            Column.RECOMMENDED);
    for (ClusterCard.Choice choice : card.choices()) {
      table.row(
          choice.k(),
          LearntWords.number(choice.silhouette()),
          LearntWords.number(choice.calinskiHarabasz()),
          LearntWords.number(choice.daviesBouldin()),
          LearntWords.number(choice.gap()),
          LearntWords.number(choice.inertia()),
          LearntWords.yesNo(choice.isRecommended()));
    }
    return table;
  }

  private Table clusters() {
    long all = card.noise() + card.clusters().stream().mapToLong(Cluster::size).sum();
    Table table =
        new Table(
            Column.CLUSTER,
            Column.NAME,
            Column.SIZE,
            Column.SHARE,
            Column.SILHOUETTE,
            Column.STABILITY,
            Column.RULE,
            Column.PRECISION,
            Column.RECALL);
    for (Cluster cluster : card.clusters()) {
      boolean isTold = cluster.rule().isPresent();
      table.row(
          cluster.number(),
          new Words.Term(cluster.name().en(), cluster.name().fr()),
          cluster.size(),
          new Words.Share(cluster.size(), all),
          LearntWords.number(cluster.silhouette()),
          LearntWords.number(cluster.stability()),
          cluster.rule().orElse(""),
          isTold ? LearntWords.number(cluster.precision()) : "",
          isTold ? LearntWords.number(cluster.recall()) : "");
    }
    return table;
  }

  private Table differences() {
    Table table =
        new Table(
            Column.CLUSTER,
            Column.NAME,
            Column.FEATURE,
            Column.HERE,
            Column.ELSEWHERE,
            Column.DIFFERENCE);
    for (Cluster cluster : card.clusters()) {
      for (Difference difference : greatest(cluster)) {
        Localized label = FeatureLabel.of(definition, difference.feature());
        String level = difference.text().map(text -> " = " + text).orElse("");
        table.row(
            cluster.number(),
            new Words.Term(cluster.name().en(), cluster.name().fr()),
            new Words.Term(label.en() + level, label.fr() + level),
            LearntWords.number(difference.here()),
            LearntWords.number(difference.elsewhere()),
            LearntWords.number(difference.difference()));
      }
    }
    return table;
  }

  private static List<Difference> greatest(Cluster cluster) {
    return cluster.differences().stream()
        .sorted(
            Comparator.<Difference>comparingDouble(each -> Math.abs(each.difference())).reversed())
        .limit(MOST_DIFFERENCES)
        .toList();
  }

  private Table measures() {
    Table table = new Table(Column.MEASURE, Column.VALUE);
    card.measures()
        .forEach(
            each -> table.row(LearntWords.measure(each.name()), LearntWords.number(each.value())));
    return table;
  }

  private Table agreements() {
    Table table = new Table(Column.COMPARED, Column.LIKENESS, Column.ARI, Column.AMI, Column.ROWS);
    card.agreement()
        .ifPresent(
            each ->
                agreement(
                    table, "version " + each.version(), each.ari(), each.ami(), each.shared()));
    card.methods()
        .forEach(each -> agreement(table, each.method(), each.ari(), each.ami(), each.shared()));
    return table;
  }

  private static void agreement(Table table, String with, double ari, double ami, int shared) {
    Localized likeness = Likeness.of(ari).words();
    table.row(
        with,
        new Words.Term(likeness.en(), likeness.fr()),
        LearntWords.number(ari),
        LearntWords.number(ami),
        shared > 0 ? (Object) shared : "");
  }
}
