package io.strate.workspace.learning.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.watch.Watched;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What earlier versions of Strate have written is read for ever. */
final class CardJsonTest {

  private static final String MADE =
      """
      {"asOf":1323475200000,"definition":"2f","data":"9c","rows":120,"profiles":60,
       "snapshots":[1320796800000],"unripe":0,"features":["recency"],"seed":1,"program":"0.4",
       "parents":[]}""";

  private static final String VERDICT = "{\"grade\":\"WITH_CARE\",\"reasons\":[]}";

  private static <T> T read(String json, Class<T> type) {
    return CardJson.read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Of before there were {@code leaves} and {@code distances}. */
  @Test
  void readsACardOfClustersThatKnowsNoDistances() {
    ClusterCard card =
        read(
            """
            {"made":%s,"method":"kmeans k=2","choices":[],
             "why":[{"fr":"deux","en":"two"}],
             "clusters":[{"number":1,"name":{"fr":"un","en":"one"},"size":60,"silhouette":0.5,
               "silhouettes":[0.6,0.4],"stability":0.9,"differences":[],"rule":null,
               "precision":"NaN","recall":"NaN"}],
             "noise":0,"measures":[{"name":"silhouette","value":0.5}],"sensitivity":[],
             "dendrogram":[],"map":[{"x":1.5,"y":-2,"cluster":1}],"agreement":null,"remarks":[],
             "verdict":%s}"""
                .formatted(MADE, VERDICT),
            ClusterCard.class);
    assertThat(card.leaves()).isEmpty();
    assertThat(card.distances()).isEmpty();
    assertThat(card.agreement()).isEmpty();
    assertThat(card.clusters().getFirst().rule()).isEmpty();
    assertThat(card.clusters().getFirst().precision()).isNaN();
    assertThat(card.why()).containsExactly(new Localized("deux", "two"));
    assertThat(card.verdict().grade()).isEqualTo(Verdict.Grade.WITH_CARE);
  }

  /** Of before curves had bands. */
  @Test
  void readsACardOfAModelThatKnowsNoBands() {
    ModelCard card =
        read(
            """
            {"made":%s,"label":"did order within 90 days","classes":["no","yes"],
             "method":"logistic","measure":"auc","compared":[],
             "byLot":{"rows":18,"yes":6,"measures":[{"name":"auc","value":0.8,"low":0.7,"high":0.9}],
               "roc":[{"x":0,"y":0},{"x":1,"y":1}],"precisionRecall":[],"gains":[],
               "calibration":[],"confusion":[[10,2],[1,5]]},
             "byTime":null,"calibration":"platt","threshold":0.4,"cuts":[],"importance":[],
             "effects":[],"groups":[],"learning":[{"rows":100,"training":0.9,"validation":0.8}],
             "remarks":[],"verdict":%s,"challenge":null}"""
                .formatted(MADE, VERDICT),
            ModelCard.class);
    assertThat(card.byLot().bands()).isEmpty();
    assertThat(card.byLot().roc())
        .containsExactly(new ModelCard.Point(0, 0), new ModelCard.Point(1, 1));
    assertThat(card.byTime()).isEmpty();
    assertThat(card.learning())
        .containsExactly(new ModelCard.Size(100, 0.9, 0.8, Optional.empty()));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ModelCard.Judged judged =
        new ModelCard.Judged(
            3,
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(List.of(2.0, 0.0), List.of(Double.NaN, 1.0)),
            Optional.of(
                new ModelCard.Bands(
                    List.of(new ModelCard.Band(0.25, 0.5, 0.4, 0.6)),
                    List.of(),
                    List.of(),
                    List.of())));
    assertThat(CardJson.read(CardJson.write(judged), ModelCard.Judged.class)).isEqualTo(judged);
  }

  /** As 0.1 wrote it before other methods were asked. */
  private static final String CARD =
      """
      {"made":{"asOf":1323475200000,"definition":"a1","data":"b2","rows":40,"profiles":40,
        "snapshots":[1323475200000],"unripe":0,"features":["recency"],"seed":1,"program":"0.1.0",
        "parents":["personas@1"]},
       "method":"kmeans, k = 2","choices":[],"why":[{"fr":"deux","en":"two"}],"clusters":[],"noise":0,
       "measures":[{"name":"silhouette","value":"NaN"}],"sensitivity":[],"dendrogram":[],"leaves":[],
       "distances":[],"map":[],"agreement":{"version":1,"ari":0.9,"ami":0.8},"remarks":[],
       "verdict":{"grade":"FIT","reasons":[]},"later":"than we know"}
      """;

  @Test
  void whatAnEarlierCardLacksIsEmpty() {
    ClusterCard card = CardJson.read(CARD.getBytes(StandardCharsets.UTF_8), ClusterCard.class);
    assertThat(card.agreement()).contains(new ClusterCard.Agreed(1, 0, 0.9, 0.8));
    assertThat(card.methods()).isEmpty();
    assertThat(card.measures().getFirst().value()).isNaN();
    assertThat(CardJson.read(CardJson.write(card), ClusterCard.class)).isEqualTo(card);
  }

  @Test
  void whatWasFoundBeforePeriodsWereLookedAtHasNone() {
    String found =
        """
        {"name":"personas","version":1,"at":1323475200000,"rows":40,"features":[],"scores":null,
         "calibration":null,"periods":[],"moved":null,"silhouette":0.4,"alerts":[]}
        """;
    Watched watched = CardJson.read(found.getBytes(StandardCharsets.UTF_8), Watched.class);
    assertThat(watched.silhouette()).isEqualTo(0.4);
    assertThat(watched.clusterPeriods()).isEmpty();
  }
}
