package io.strate.server.pages.learning;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.pages.learning.ModelView.Threshold;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.Tree;
import io.strate.workspace.edit.WrittenDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes into a definition what was chosen by hand; it counts when it is learnt next. */
final class Adoption {

  private static final double HUNDRED = 100;

  private final WrittenDefinition written;

  Adoption(WrittenDefinition written) {
    this.written = written;
  }

  /**
   * So many clusters of the same kind.
   *
   * @param method as definitions name it
   */
  Edit cut(String method, int clusters) {
    return with(Map.of("method", method, "k", clusters));
  }

  /** What a threshold reaches: shares are rounded down, so that it still does. */
  Edit threshold(Threshold threshold, Keep keep) {
    Map<String, Object> wanted =
        switch (keep) {
          case RECALL -> Map.of("recall_at_least", hundredths(threshold.recall()));
          case PRECISION -> Map.of("precision_at_least", hundredths(threshold.precision()));
          case SIZE -> Map.of("top", Math.max(1, threshold.members()));
        };
    return with(Map.of("threshold", wanted));
  }

  private static double hundredths(double share) {
    return Math.floor(share * HUNDRED) / HUNDRED;
  }

  private Edit with(Map<String, Object> changed) {
    if (!(written.tree().plain() instanceof Map<?, ?> before)) {
      throw new Failure(
          "definition.value",
          Blame.USER,
          "%s '%s' has no keys that could be changed: write it with keys"
              .formatted(written.section().noun(), written.name()));
    }
    Map<Object, Object> keys = new LinkedHashMap<>(before);
    keys.putAll(changed);
    return new Edit.Put(
        written.section(), written.name(), Tree.of(keys), Edit.Expected.version(written.version()));
  }
}
