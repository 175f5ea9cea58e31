package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is learnt, as a page fills it in. What is left out, {@code auto} too, is as usual.
 */
public sealed interface LearntForm extends DefinitionForm {

  Entity of();

  Description described();

  record ClusterForm(
      Entity of,
      Description described,
      Learns learns,
      Optional<String> method,
      Optional<String> k,
      Optional<String> eps,
      Optional<String> minPoints,
      Optional<String> refresh,
      Optional<String> seed)
      implements LearntForm {}

  record ModelForm(
      Entity of,
      Description described,
      String predict,
      Learns learns,
      Optional<String> snapshots,
      Optional<String> gap,
      Optional<String> method,
      Optional<Cutoff> threshold,
      Optional<String> retrain,
      Optional<String> seed,
      Optional<Weights> weights)
      implements LearntForm {}

  /**
   * A best moment.
   *
   * @param events what counts as a reaction
   */
  record MomentForm(Entity of, Description described, List<String> events, Optional<String> within)
      implements LearntForm {
    public MomentForm {
      events = List.copyOf(events);
    }
  }

  /**
   * Whom something is learnt of, and from what.
   *
   * @param prepare ways by the names of features
   */
  record Learns(Optional<String> among, From from, Map<String, String> prepare) {
    public Learns {
      prepare = inOrder(prepare);
    }
  }

  /** What something is learnt from. */
  sealed interface From {}

  /** All that can be learnt from, but some. */
  record Auto(List<String> except) implements From {
    public Auto {
      except = List.copyOf(except);
    }
  }

  record Listed(List<String> features) implements From {
    public Listed {
      features = List.copyOf(features);
    }
  }

  /** Which probability counts as a yes. */
  sealed interface Cutoff {}

  /**
   * By one measure.
   *
   * @param text how much of it
   */
  record Measured(Measure by, String text) implements Cutoff {}

  /** By what each outcome is worth: {@code tp}, {@code fp}, {@code tn}, {@code fn}. */
  record Profit(Map<String, String> worth) implements Cutoff {
    public Profit {
      worth = inOrder(worth);
    }
  }

  /** What a threshold is chosen by. */
  enum Measure {
    MAXIMISE,
    RECALL_AT_LEAST,
    PRECISION_AT_LEAST,
    TOP;

    /** The key in the files. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much each class counts. */
  sealed interface Weights {}

  record Balanced() implements Weights {}

  /** Weights by class. */
  record Given(Map<String, String> byClass) implements Weights {
    public Given {
      byClass = inOrder(byClass);
    }
  }

  private static Map<String, String> inOrder(Map<String, String> texts) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }
}
