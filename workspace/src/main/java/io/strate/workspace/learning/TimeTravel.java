package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.time.Calendar;
import io.strate.workspace.run.Interest;
import io.strate.workspace.run.PastValues;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Makes datasets by going back in time: features of everybody as of each snapshot, and what came of
 * them. Features are what the engine says as of the snapshot, so that nothing from after it can
 * tell; the label is what it says as of the end of its window, and sees nothing from before.
 */
public final class TimeTravel {

  private final Ledger ledger;
  private final Definitions definitions;
  private final long memory;

  /**
   * @param memory how many bytes a dataset may take
   */
  public TimeTravel(Ledger ledger, Definitions definitions, long memory) {
    this.ledger = ledger;
    this.definitions = definitions;
    this.memory = memory;
  }

  /**
   * What a dataset is made of.
   *
   * @param among who is in it as of a snapshot; everybody who exists if empty
   * @param label what is to be predicted; none for clusters
   * @param snapshots in any order
   */
  public record Asked(
      Entity of,
      List<Feature> features,
      Optional<Expr> among,
      Optional<Label> label,
      List<Long> snapshots) {
    public Asked {
      features = List.copyOf(features);
      snapshots = List.copyOf(snapshots);
    }
  }

  /**
   * Makes a dataset. Snapshots of which the label is not known as of now are left out.
   *
   * @throws io.strate.domain.Failure {@code learn.feature}, {@code learn.label}, {@code
   *     learn.levels}, {@code learn.memory} for what cannot be had, or as {@link Interest#orEnd}
   */
  public PastRows rows(Asked asked, long now, Interest interest) {
    FeatureColumns columns = new FeatureColumns(asked.of(), asked.features(), asked.among());
    Snapshots snapshots = snapshots(asked, now);
    int count = snapshots.ripe().size();
    int profiles = ledger.profiles().count(asked.of());
    Room room = new Room(memory, columns.count());
    if (asked.label().isPresent()) {
      room.reserve((long) count * profiles * Double.BYTES);
    }
    Optional<Labels> labels =
        asked.label().map(label -> new Labels(asked.of(), label, count, profiles));
    List<Gathered> threads = Collections.synchronizedList(new ArrayList<>());
    try (Arena arena = Arena.ofShared()) {
      List<PastValues.Question> questions = new ArrayList<>();
      questions.add(
          new PastValues.Question(
              columns.drawnFrom(definitions),
              asked.of(),
              snapshots.ripe(),
              () -> {
                Gathered gathered = new Gathered(columns, count, profiles, room, arena);
                threads.add(gathered);
                return gathered;
              }));
      labels.ifPresent(each -> questions.add(each.question(definitions, snapshots.ends())));
      PastValues.answer(ledger, questions, interest);
      return new Harvest(
              asked.of(),
              columns,
              snapshots.ripe(),
              threads,
              labels,
              NameOrder.of(ledger.profiles(), asked.of(), profiles))
          .rows(snapshots.unripe());
    }
  }

  /**
   * @param ripe what came after them is known, as of {@code ends}
   */
  private record Snapshots(List<Long> ripe, List<Long> ends, List<Long> unripe) {}

  private Snapshots snapshots(Asked asked, long now) {
    Calendar calendar = Calendar.of(definitions.zone());
    List<Long> ripe = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    List<Long> unripe = new ArrayList<>();
    for (long snapshot : asked.snapshots().stream().distinct().sorted().toList()) {
      long end = asked.label().map(label -> label.asOf(snapshot, calendar)).orElse(snapshot);
      if (end <= now) {
        ripe.add(snapshot);
        ends.add(end);
      } else {
        unripe.add(snapshot);
      }
    }
    return new Snapshots(ripe, ends, unripe);
  }
}
