package io.strate.benchmark.learn;

import io.strate.benchmark.Machine;
import io.strate.learn.cluster.Linkage;
import io.strate.learn.dataset.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Clusters the same rows by everybody; see {@code benchmark/learn --help}. */
public final class LearnBenchmark {

  /**
   * One comparison.
   *
   * @param overScikit how many times as fast as scikit-learn it shall be
   * @param overOthers the same beside Smile and ELKI; 0 where these are not asked
   */
  private record Comparison(
      String name, Rows rows, Task task, double overScikit, double overOthers) {}

  private LearnBenchmark() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    if (arguments[0].equals("memory")) {
      MemoryProbe.run(arguments[1], Integer.parseInt(arguments[2]));
      return;
    }
    Path work = Path.of(arguments[2]);
    Path results = Path.of(arguments[3]);
    boolean isShort = List.of(arguments).contains("--short");
    StrateSide ours = new StrateSide();
    List<Side> others =
        List.of(
            new ScikitSide(Path.of(arguments[0]), Path.of(arguments[1]), work),
            new SmileSide(ours),
            new ElkiSide());
    List<String> lines = new ArrayList<>();
    for (Comparison comparison : comparisons(isShort ? 10 : 1)) {
      String line = compare(comparison, ours, others);
      System.out.println(line);
      lines.add(line);
    }
    List<String> memory = MemoryProbe.lines(isShort ? 10 : 1);
    Files.writeString(results, page(lines, memory));
    System.out.println("written: " + results);
  }

  private static List<Comparison> comparisons(int part) {
    List<Comparison> all = new ArrayList<>();
    int many = 200_000 / part;
    all.add(
        new Comparison("k-means", Made.blobs(many, 20, 20, 4, 2), new Task.Centres(20), 2, 1.5));
    all.add(
        new Comparison("k-means", Made.blobs(5 * many, 8, 12, 5, 2), new Task.Centres(12), 2, 1.5));
    all.add(
        new Comparison(
            "DBSCAN",
            Made.blobs(180_000 / part, 2, 30, 0.5, 3),
            new Task.Density(0.04 * Math.sqrt(part), 10),
            2,
            5));
    all.add(
        new Comparison(
            "DBSCAN", Made.blobs(50_000 / part, 8, 20, 1, 4), new Task.Density(1.5, 10), 2, 5));
    Rows some = Made.blobs(10_000 / part, 10, 20, 2, 5);
    for (Linkage linkage : Linkage.values()) {
      int least = linkage == Linkage.SINGLE ? 3 : 8;
      all.add(
          new Comparison(
              linkage.name().toLowerCase(Locale.ROOT), some, new Task.Tree(linkage, 10), least, 5));
    }
    Rows twice = Made.blobs(20_000 / part, 10, 20, 2, 6);
    all.add(new Comparison("ward", twice, new Task.Tree(Linkage.WARD, 10), 8, 0));
    all.add(new Comparison("silhouette", twice, new Task.Silhouettes(8), 3, 0));
    return all;
  }

  private static String compare(Comparison comparison, StrateSide ours, List<Side> others)
      throws IOException, InterruptedException {
    Rows rows = comparison.rows();
    Outcome own = ours.run(comparison.task(), rows).orElseThrow();
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "| %s | %,d × %d | %.3f |",
                comparison.task() instanceof Task.Centres(int clusters)
                    ? "k-means, k = %d, %d iterations".formatted(clusters, ours.iterations())
                    : comparison.name(),
                rows.count(),
                rows.columns(),
                own.seconds()));
    for (Side side : others) {
      boolean isScikit = side instanceof ScikitSide;
      double wanted = isScikit ? comparison.overScikit() : comparison.overOthers();
      Optional<Outcome> theirs = wanted == 0 ? Optional.empty() : side.run(comparison.task(), rows);
      line.append(theirs.map(outcome -> cell(own, outcome, wanted)).orElse(" |"));
    }
    return line.toString();
  }

  private static String cell(Outcome own, Outcome theirs, double wanted) {
    double ratio = theirs.seconds() / own.seconds();
    return String.format(
        Locale.ROOT,
        " %.3f s, **%.1f ×** (≥ %.1f %s), %s |",
        theirs.seconds(),
        ratio,
        wanted,
        ratio >= wanted ? "met" : "missed",
        Sameness.of(own, theirs));
  }

  private static String page(List<String> lines, List<String> memory) {
    return """
        # Clustering, side by side

        `benchmark/learn` on %s. Everybody clusters the same rows in one go, the shortest of at most three runs counts (seconds). scikit-learn runs
        with its defaults and `n_jobs=2` where it has that; Smile and ELKI, and Strate with two threads, in one JVM.
        Rows are made up: overlapping round clusters. k-means starts from the first rows and ends when nothing changes; Smile takes no start, so what an iteration takes is compared, for as many
        iterations. Trees are whole dendrograms, cut into ten.

        | what | rows | Strate | scikit-learn | Smile | ELKI |
        |---|---|---|---|---|---|
        %s

        ## Memory

        Most that a JVM of its own ever had resident, everything included.

        | what | rows | seconds | MiB |
        |---|---|---|---|
        %s
        """
        .formatted(Machine.description(), String.join("\n", lines), String.join("\n", memory));
  }
}
