package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.ledger.Runs;
import io.strate.workspace.answer.compare.CompareSegments;
import io.strate.workspace.answer.compare.ShowDistribution;
import io.strate.workspace.answer.compare.ShowFlows;
import io.strate.workspace.answer.compare.ShowOverlaps;
import io.strate.workspace.answer.compare.ValueColumns;
import io.strate.workspace.answer.move.ListMoves;
import io.strate.workspace.answer.overview.SegmentSizes;
import io.strate.workspace.answer.overview.ShowCurve;
import io.strate.workspace.answer.overview.ShowOverview;
import io.strate.workspace.answer.overview.ShowUses;
import io.strate.workspace.answer.profile.DescribeProfile;
import io.strate.workspace.open.Workspace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.roaringbitmap.RoaringBitmap;

/**
 * How fast pages are answered over many contacts and 200 segments, with many announcements of the
 * last month: {@code AnswerPace <empty folder> <contacts> <announcements>}.
 */
public final class AnswerPace {

  private static final int SEGMENTS = 200;

  private AnswerPace() {}

  public static void main(String[] args) {
    int contacts = Integer.parseInt(args[1]);
    StringBuilder people = new StringBuilder("id,n,m\n");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < contacts; i++) {
      people.append("c%d,%d,%d\n".formatted(i, random.nextInt(1000), random.nextInt(1000)));
    }
    try (TestingStore store =
        TestingStore.open(
            Path.of(args[0]),
            "2026-06-01T00:00:00Z",
            "strate.yaml",
            definitions(),
            "people.csv",
            people.toString())) {
      store.run("2026-06-01T00:00:00Z");
      announce(store, contacts, Integer.parseInt(args[2]));
      for (int round = 0; round < 3; round++) {
        ask(store.workspace, store.now);
      }
    }
  }

  private static String definitions() {
    StringBuilder yaml =
        new StringBuilder(
            """
            workspace: pace
            sources:
              people: { read: people.csv, as: contacts, id: id }
            segments:
              level: { tiers: n, of: { low: "< 300", mid: 300 .. 699, high: ">= 700" } }
            """);
    for (int i = 3; i < SEGMENTS; i++) {
      yaml.append("  s%d: n >= %d or m >= %d\n".formatted(i, 3 * i + 300, 4 * i + 200));
    }
    return yaml.toString();
  }

  /** Each moves a few contacts in three segments, over a month. */
  private static void announce(TestingStore store, int contacts, int announcements) {
    SplittableRandom random = new SplittableRandom(2);
    Runs runs = store.workspace.ledger().runs();
    long from = store.now;
    for (int i = 0; i < announcements; i++) {
      store.now = from + 30 * TestingStore.DAY * (i + 1) / announcements;
      String segment = "s" + (3 + random.nextInt(SEGMENTS - 3));
      RoaringBitmap some =
          RoaringBitmap.bitmapOf(random.nextInt(contacts), random.nextInt(contacts));
      boolean enters = random.nextBoolean();
      runs.announce(
          new Runs.Announcement(
              store.now,
              enters ? Map.of(segment, some) : Map.of(),
              enters ? Map.of() : Map.of(segment, some)));
    }
  }

  private static void ask(Workspace workspace, long now) {
    workspace.keptTrueAsOf(() -> now);
    SegmentSizes sizes = new SegmentSizes();
    ShowOverview overview = new ShowOverview(workspace, sizes, Optional.empty());
    ValueColumns columns = new ValueColumns();
    time("overview, first", overview::all);
    time("overview, again", overview::all);
    time("search", () -> overview.search("s1"));
    time("alerts", () -> overview.alerts(List.of()));
    time("uses", () -> new ShowUses(workspace, List.of()).ofSegment("s7"));
    time("overlaps", () -> new ShowOverlaps(workspace).of(Entity.CONTACT));
    time("compare", () -> new CompareSegments(workspace).of("s7", "s8"));
    time("flows", () -> new ShowFlows(workspace).of("level", now - 20 * TestingStore.DAY, now));
    time(
        "curve",
        () ->
            new ShowCurve(workspace, sizes)
                .of("s7", now - 30 * TestingStore.DAY, ShowCurve.Step.HOUR));
    time("moves", () -> new ListMoves(workspace).of("s7", Optional.empty(), 25));
    time("distribution, first", () -> new ShowDistribution(workspace, columns).within("s7", "n"));
    time("distribution, again", () -> new ShowDistribution(workspace, columns).within("s8", "n"));
    time("profile", () -> new DescribeProfile(workspace).of(Entity.CONTACT, "c77"));
  }

  /** The thread's own time beside that of the clock, as the machine may be busy with others. */
  private static void time(String what, Runnable question) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long busy = threads.getCurrentThreadCpuTime();
    question.run();
    System.out.printf(
        "%-20s %8.1f ms, of which at work %8.1f%n",
        what, (System.nanoTime() - start) / 1e6, (threads.getCurrentThreadCpuTime() - busy) / 1e6);
  }
}
