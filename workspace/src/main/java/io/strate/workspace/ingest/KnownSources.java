package io.strate.workspace.ingest;

import io.strate.lake.Schema;
import io.strate.workspace.ingest.KnownSource.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is known of all sources, in a text file: for each a line {@code source NAME} and after it
 * its facts, a line each; files that have the same columns stand below one line of them. Before
 * them, a line for each cluster that has been learnt. It can be lost without harm.
 */
final class KnownSources {

  private static final String CLUSTER = "cluster";
  private static final List<String> FORMAT = List.of("strate schemas", "2");

  private final Optional<Path> file;
  private final Map<String, KnownSource> sources;
  private Map<String, Map<String, String>> clusters;

  private KnownSources(
      Optional<Path> file,
      Map<String, KnownSource> sources,
      Map<String, Map<String, String>> clusters) {
    this.file = file;
    this.sources = sources;
    this.clusters = clusters;
  }

  static KnownSources load(Path file) {
    try {
      List<List<String>> lines = Lines.read(Files.readAllBytes(file));
      return new KnownSources(Optional.of(file), read(lines), readClusters(lines));
    } catch (IOException | RuntimeException e) {
      return new KnownSources(Optional.of(file), new TreeMap<>(), Map.of());
    }
  }

  /** The same, without a file. */
  KnownSources unsaved() {
    return new KnownSources(Optional.empty(), new TreeMap<>(sources), clusters);
  }

  Set<String> names() {
    return sources.keySet();
  }

  KnownSource get(String name) {
    return sources.getOrDefault(name, KnownSource.NONE);
  }

  void put(String name, KnownSource source) {
    sources.put(name, source);
  }

  /** The labels in force of cluster sets, with what their clusters are called. */
  Map<String, Map<String, String>> clusters() {
    return clusters;
  }

  void put(Map<String, Map<String, String>> learnt) {
    clusters = learnt;
  }

  /** Writes the file anew, if there is one; where that cannot be, nothing is remembered. */
  void save() {
    file.ifPresent(this::save);
  }

  private void save(Path into) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(FORMAT);
    clusters.forEach(
        (set, called) ->
            called.forEach((label, name) -> lines.add(List.of(CLUSTER, set, label, name))));
    sources.forEach((name, source) -> write(name, source, lines));
    try {
      Files.createDirectories(into.toAbsolutePath().getParent());
      Path fresh = Files.createTempFile(into.toAbsolutePath().getParent(), "schemas", ".tmp");
      Files.write(fresh, Lines.of(lines));
      Files.move(fresh, into, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Only a cache: the next check looks at the files again.
    }
  }

  private static void write(String name, KnownSource source, List<List<String>> lines) {
    lines.add(List.of("source", name));
    source.kept().write().lines().forEach(line -> lines.add(List.of("kept", line)));
    Set<String> columns = Set.of();
    for (File seen : source.files()) {
      if (!seen.columns().equals(columns)) {
        columns = seen.columns();
        lines.add(Stream.concat(Stream.of("columns"), columns.stream()).toList());
      }
      lines.add(
          List.of(
              "file",
              seen.name(),
              Long.toString(seen.state().size()),
              Long.toString(seen.state().modified())));
    }
    source.seen().write().lines().forEach(line -> lines.add(List.of("seen", line)));
    lines.add(List.of("events", source.eventsOf()));
    source.events().forEach(event -> lines.add(List.of("event", event)));
  }

  private static Map<String, KnownSource> read(List<List<String>> lines) {
    Map<String, KnownSource> sources = new TreeMap<>();
    if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
      return sources;
    }
    int from = 1;
    while (from < lines.size() && lines.get(from).getFirst().equals(CLUSTER)) {
      from++;
    }
    while (from < lines.size()) {
      int end = from + 1;
      while (end < lines.size() && !lines.get(end).getFirst().equals("source")) {
        end++;
      }
      sources.put(lines.get(from).get(1), readOne(lines.subList(from + 1, end)));
      from = end;
    }
    return sources;
  }

  private static Map<String, Map<String, String>> readClusters(List<List<String>> lines) {
    Map<String, Map<String, String>> clusters = new TreeMap<>();
    lines.stream()
        .filter(line -> line.getFirst().equals(CLUSTER))
        .forEach(
            line ->
                clusters
                    .computeIfAbsent(line.get(1), _ -> new LinkedHashMap<>())
                    .put(line.get(2), line.get(3)));
    return clusters;
  }

  private static KnownSource readOne(List<List<String>> facts) {
    StringBuilder kept = new StringBuilder();
    StringBuilder seen = new StringBuilder();
    List<File> files = new ArrayList<>();
    Set<String> columns = Set.of();
    Set<String> events = new TreeSet<>();
    String eventsOf = "";
    for (List<String> fact : facts) {
      switch (fact.getFirst()) {
        case "kept" -> kept.append(fact.get(1)).append('\n');
        case "seen" -> seen.append(fact.get(1)).append('\n');
        case "columns" -> columns = new LinkedHashSet<>(fact.subList(1, fact.size()));
        case "file" -> files.add(file(fact, columns));
        case "events" -> eventsOf = fact.get(1);
        case "event" -> events.add(fact.get(1));
        default -> throw new IllegalArgumentException("no such fact: " + fact.getFirst());
      }
    }
    return new KnownSource(
        Schema.read(kept.toString()), files, Schema.read(seen.toString()), eventsOf, events);
  }

  private static File file(List<String> fact, Set<String> columns) {
    FileState state = new FileState(Long.parseLong(fact.get(2)), Long.parseLong(fact.get(3)));
    return new File(fact.get(1), state, columns);
  }
}
