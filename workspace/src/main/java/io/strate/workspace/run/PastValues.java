package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Lanes;
import io.strate.engine.Plan;
import io.strate.engine.Rows;
import io.strate.engine.Run;
import io.strate.engine.Scan;
import io.strate.ledger.Ledger;
import io.strate.rule.definition.Definitions;
import io.strate.timeline.TimelineView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Values of everybody as of several instants, from as many passes over all timelines as one instant
 * needs: mostly one.
 */
public final class PastValues {

  private PastValues() {}

  /**
   * Takes blocks of results, for one thread.
   *
   * <p>Of one instant it is always given the same rows, filled anew.
   */
  @FunctionalInterface
  public interface Sink {

    /**
     * @param place the place of the instant among those that were asked for
     */
    void take(int place, Rows rows);
  }

  /**
   * What definitions say of an entity's profiles as of some instants.
   *
   * @param sinks makes one for each thread
   */
  public record Question(
      Definitions definitions, Entity of, List<Long> instants, Supplier<Sink> sinks) {
    public Question {
      instants = List.copyOf(instants);
    }
  }

  /** As of so many instants at a time: each needs blocks of columns of its own in each thread. */
  private static final int MOST = 32;

  /**
   * Answers several questions at once, for as long as somebody waits for it.
   *
   * @throws io.strate.domain.Failure as {@link Interest#orEnd}
   */
  public static void answer(Ledger ledger, List<Question> questions, Interest interest) {
    int longest = questions.stream().mapToInt(each -> each.instants().size()).max().orElse(0);
    for (int first = 0; first < longest; first += MOST) {
      answer(ledger, questions, first, interest);
    }
  }

  /** Answers for the instants from a place on. */
  private static void answer(
      Ledger ledger, List<Question> questions, int first, Interest interest) {
    LedgerWorld world = LedgerWorld.asOfLastRun(ledger);
    List<Answering> answering =
        questions.stream().map(question -> new Answering(ledger, world, question, first)).toList();
    while (true) {
      List<Round> rounds = answering.stream().flatMap(each -> each.next().stream()).toList();
      if (rounds.isEmpty()) {
        return;
      }
      for (Entity of : Entity.values()) {
        List<Round> together = rounds.stream().filter(round -> round.of() == of).toList();
        if (!together.isEmpty()) {
          feed(ledger, of, together, interest);
        }
      }
    }
  }

  /** Feeds all scans of an entity in one pass. */
  private static void feed(Ledger ledger, Entity of, List<Round> rounds, Interest interest) {
    Slices.each(
        ledger.profiles().count(of),
        Runtime.getRuntime().availableProcessors(),
        interest,
        () -> {
          Lanes[] lanes = rounds.stream().map(Round::lanes).toArray(Lanes[]::new);
          Feeder feeder =
              new Feeder(
                  ledger,
                  ledger.timelines(),
                  of,
                  (number, view) -> add(lanes, number, view),
                  Optional.empty());
          return new Slices.Work() {
            @Override
            public void slice(int first, int end) {
              feeder.feed(first, end);
            }

            @Override
            public void finish() {
              Arrays.stream(lanes).forEach(Lanes::finish);
            }
          };
        });
  }

  private static void add(Lanes[] lanes, int number, TimelineView view) {
    for (Lanes each : lanes) {
      each.add(number, view);
    }
  }

  /** A question on its way: a run for each of its instants, all of which need the same scans. */
  private static final class Answering {

    private final Question question;
    private final int first;
    private final List<Run> runs;

    Answering(Ledger ledger, LedgerWorld world, Question question, int first) {
      this.question = question;
      this.first = first;
      Plan plan = Plan.compile(question.definitions(), ledger.vocabulary());
      this.runs =
          question.instants().stream()
              .skip(first)
              .limit(MOST)
              .map(instant -> plan.run(world, instant))
              .toList();
    }

    Optional<Round> next() {
      List<Scan> scans = runs.stream().flatMap(run -> run.next().stream()).toList();
      return scans.isEmpty() ? Optional.empty() : Optional.of(new Round(question, first, scans));
    }
  }

  /** The next scan of each instant of a question. */
  private record Round(Question question, int first, List<Scan> scans) {

    Entity of() {
      return scans.getFirst().of();
    }

    /** Lanes for one thread. */
    Lanes lanes() {
      List<Consumer<Rows>> takers = new ArrayList<>();
      if (of() == question.of() && scans.getFirst().isLast()) {
        Sink sink = question.sinks().get();
        for (int i = 0; i < scans.size(); i++) {
          int place = first + i;
          takers.add(rows -> sink.take(place, rows));
        }
      } else {
        scans.forEach(_ -> takers.add(_ -> {}));
      }
      return Scan.lanes(scans, takers);
    }
  }
}
