package io.strate.workspace.learning.card;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.learning.watch.Watched;
import org.junit.jupiter.api.Test;

/** What earlier versions of Strate have written is read for ever. */
final class CardJsonTest {

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
    ClusterCard card = CardJson.read(CARD.getBytes(UTF_8), ClusterCard.class);
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
    Watched watched = CardJson.read(found.getBytes(UTF_8), Watched.class);
    assertThat(watched.silhouette()).isEqualTo(0.4);
    assertThat(watched.clusterPeriods()).isEmpty();
  }
}
