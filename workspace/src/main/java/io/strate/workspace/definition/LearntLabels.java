package io.strate.workspace.definition;

import java.util.Map;
import java.util.Optional;

/** What has been learnt so far, as far as definitions must know; the caller keeps it. */
public interface LearntLabels {

  /** Nothing has been learnt. */
  LearntLabels NONE = _ -> Optional.empty();

  /**
   * The labels in force of a cluster set with what its clusters are called, in order; empty if it
   * was never learnt. A name that is blank is none.
   */
  Optional<Map<String, String>> of(String clusterSet);
}
