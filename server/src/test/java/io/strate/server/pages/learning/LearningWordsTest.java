package io.strate.server.pages.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.pages.Words;
import io.strate.workspace.definition.Localized.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that a view may say has a name in both languages. */
final class LearningWordsTest {

  private static final Map<String, Enum<?>[]> NAMED =
      Map.of(
          "learning.kind", LearntHead.Kind.values(),
          "learning.state", LearntHead.State.values(),
          "learning.verdict", Verdict.Level.values(),
          "learning.verdict_says", Verdict.Level.values(),
          "learning.version_state", LearntVersion.State.values(),
          "studio.measure", ClusterView.Measure.values(),
          "studio.better", ClusterView.Measure.values(),
          "studio.fact", ClusterView.Fact.values(),
          "model.metric", ModelView.Metric.values(),
          "model.keep", Keep.values());

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
