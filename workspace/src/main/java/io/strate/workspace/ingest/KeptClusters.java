package io.strate.workspace.ingest;

import io.strate.ledger.Notes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels in force of cluster sets with what their clusters are called, kept where checking
 * definitions finds them at once. A workspace takes them up when it is opened or reloaded.
 */
public final class KeptClusters {

  private static final String CLUSTERS = "ingest/clusters/";

  private final Notes notes;

  public KeptClusters(Notes notes) {
    this.notes = notes;
  }

  /**
   * Lets other labels be in force.
   *
   * @param called what each cluster is called, by its label, in order; blank if it has no name
   */
  public void put(String set, Map<String, String> called) {
    List<List<String>> lines = new ArrayList<>();
    called.forEach((label, name) -> lines.add(List.of(label, name)));
    notes.put(CLUSTERS + set, Lines.of(lines));
  }

  /** Forgets a set, as if it had never been learnt. */
  public void remove(String set) {
    notes.remove(CLUSTERS + set);
  }

  /** All labels by their sets. */
  Map<String, Map<String, String>> all() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    notes
        .startingWith(CLUSTERS)
        .forEach((key, note) -> all.put(key.substring(CLUSTERS.length()), read(note)));
    return all;
  }

  private static Map<String, String> read(byte[] note) {
    Map<String, String> called = new LinkedHashMap<>();
    Lines.read(note).forEach(line -> called.put(line.get(0), line.get(1)));
    return called;
  }
}
