package io.strate.workspace.edit;

import java.util.Arrays;
import java.util.Optional;

/** A section of a workspace's files whose definitions can be changed one by one. */
public enum Section {
  SOURCES("sources", "source"),
  TRAITS("traits", "trait"),
  SCORES("scores", "score"),

  /** Families (tiers, first matches) and static lists too. */
  SEGMENTS("segments", "segment"),
  CLUSTERS("clusters", "cluster set"),
  MODELS("models", "model"),
  MOMENTS("moments", "moment");

  private final String key;
  private final String noun;

  Section(String key, String noun) {
    this.key = key;
    this.noun = noun;
  }

  /** The key at which it stands in the files. */
  public String key() {
    return key;
  }

  /** What one of its definitions is called. */
  public String noun() {
    return noun;
  }

  /** The section of a key. */
  public static Optional<Section> of(String key) {
    return Arrays.stream(values()).filter(section -> section.key.equals(key)).findFirst();
  }
}
