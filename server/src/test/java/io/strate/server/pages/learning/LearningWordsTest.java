package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.pages.Words;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.learning.card.Sureness;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that a view may say has a name in both languages. */
final class LearningWordsTest {

  private static final Map<String, Enum<?>[]> NAMED =
      Map.ofEntries(
          Map.entry("learning.kind", LearntHead.Kind.values()),
          Map.entry("learning.state", LearntHead.State.values()),
          Map.entry("learning.verdict_says", Grade.values()),
          Map.entry("learning.version_state", LearntVersion.State.values()),
          Map.entry("studio.measure", ClusterView.Measure.values()),
          Map.entry("studio.better", ClusterView.Measure.values()),
          Map.entry("studio.fact", ClusterView.Fact.values()),
          Map.entry("model.metric", ModelView.Metric.values()),
          Map.entry("model.keep", Keep.values()),
          Map.entry("moment.who", MomentView.Who.values()),
          Map.entry("moment.sureness", Sureness.values()),
          Map.entry("segment.kind", ShowUses.Kind.values()));

  @Test
  void everyValueHasAName() {
    NAMED.forEach(
        (key, values) -> {
          for (Enum<?> value : values) {
            for (Locale language : Locale.values()) {
              assertThat(Words.of(language).name(key, value)).isNotBlank();
            }
          }
        });
  }
}
