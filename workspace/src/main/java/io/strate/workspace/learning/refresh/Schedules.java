package io.strate.workspace.learning.refresh;

import io.strate.rule.definition.MomentDefinition;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.ModelDefinition;
import io.strate.workspace.definition.Refresh;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.learning.card.CardJson;
import io.strate.workspace.learning.card.Provenance;
import io.strate.workspace.learning.registry.Registry;
import io.strate.workspace.learning.watch.WatchNotes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is due to be learnt anew. A schedule's time begins at two in the morning: of each day, of
 * Mondays, of the first of a month. What failed, what is defined otherwise now and what has drifted
 * is due in the next night; {@code never} is learnt by hand and for drift only; what others learnt
 * is due when its definition or file has changed.
 */
public final class Schedules {

  private final WorkspaceDefinition definition;
  private final Registry registry;

  /**
   * @param hash of the definition as it is now
   */
  private record Scheduled(String name, Refresh refresh, String hash) {}

  /** Of a card, what this asks for. */
  private record Made(Provenance made) {}

  Schedules(WorkspaceDefinition definition, Registry registry) {
    this.definition = definition;
    this.registry = registry;
  }

  /**
   * The names of what is due, in the order of the files.
   *
   * @param since what was never learnt is due in the first night after this instant
   */
  List<String> due(long now, long since) {
    return all().filter(each -> isDue(each, now, since)).map(Scheduled::name).toList();
  }

  private Stream<Scheduled> all() {
    return Stream.of(
            definition.clusters().stream().map(this::scheduled),
            definition.models().stream().map(this::scheduled),
            definition.moments().stream().map(this::scheduled))
        .flatMap(some -> some);
  }

  /**
   * The next night in which something is due by its schedule, counted from when it was learnt or
   * tried last; empty if it never was, or is on no schedule.
   */
  OptionalLong next(String name) {
    OptionalLong last = last(name);
    Optional<Refresh.Schedule> schedule = schedule(name);
    if (last.isEmpty() || schedule.isEmpty()) {
      return OptionalLong.empty();
    }
    ZoneId zone = definition.zone();
    LocalDate day = Night.day(zone, last.getAsLong());
    boolean hasFailed = LastAttempt.of(registry, name).flatMap(LastAttempt::failure).isPresent();
    return switch (schedule.get()) {
      case NEVER, CHANGED -> OptionalLong.empty();
      case NIGHTLY -> OptionalLong.of(Night.startOf(day.plusDays(1), zone));
      case WEEKLY ->
          OptionalLong.of(
              Night.startOf(
                  hasFailed ? day.plusDays(1) : day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)),
                  zone));
      case MONTHLY ->
          OptionalLong.of(
              Night.startOf(
                  hasFailed ? day.plusDays(1) : day.with(TemporalAdjusters.firstDayOfNextMonth()),
                  zone));
    };
  }

  private Optional<Refresh.Schedule> schedule(String name) {
    return all()
        .filter(each -> each.name().equals(name))
        .map(each -> each.refresh().schedule())
        .findFirst();
  }

  /** When it was learnt or tried last. */
  private OptionalLong last(String name) {
    return Stream.concat(
            latest(name).map(Provenance::asOf).stream(),
            LastAttempt.of(registry, name).map(LastAttempt::at).stream())
        .mapToLong(at -> at)
        .max();
  }

  private Scheduled scheduled(ClusterDefinition set) {
    return new Scheduled(set.name(), set.refresh(), Long.toHexString(definition.hash(set)));
  }

  private Scheduled scheduled(ModelDefinition model) {
    return new Scheduled(model.name(), model.retrain(), Long.toHexString(definition.hash(model)));
  }

  /** What is usual of a population changes slowly. */
  private Scheduled scheduled(MomentDefinition moment) {
    return new Scheduled(moment.name(), Refresh.WEEKLY, Long.toHexString(definition.hash(moment)));
  }

  private boolean isDue(Scheduled each, long now, long since) {
    boolean isScheduled = each.refresh().schedule() != Refresh.Schedule.NEVER;
    Optional<Provenance> latest = latest(each.name());
    Optional<LastAttempt> attempt = LastAttempt.of(registry, each.name());
    long night = Night.last(definition.zone(), now);
    if (latest.isEmpty() && attempt.isEmpty()) {
      return isScheduled && night > since;
    }
    long last =
        Math.max(
            latest.map(Provenance::asOf).orElse(Long.MIN_VALUE),
            attempt.map(LastAttempt::at).orElse(Long.MIN_VALUE));
    if (last >= now || last >= night) {
      return false;
    }
    boolean hasFailed = attempt.flatMap(LastAttempt::failure).isPresent();
    if (hasDrifted(each)) {
      return true;
    }
    boolean isOther = latest.stream().anyMatch(made -> !made.definition().equals(each.hash()));
    boolean isTime = began(each.refresh().schedule(), now).stream().anyMatch(start -> last < start);
    return isScheduled && (hasFailed || isOther || isTime);
  }

  /** When a schedule's time begins next after it was learnt last; empty for {@code never}. */
  public static OptionalLong next(Refresh.Schedule schedule, ZoneId zone, long last) {
    LocalDate day = Night.day(zone, last);
    return switch (schedule) {
      case NIGHTLY -> OptionalLong.of(Night.startOf(day.plusDays(1), zone));
      case WEEKLY ->
          OptionalLong.of(Night.startOf(day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone));
      case MONTHLY ->
          OptionalLong.of(Night.startOf(day.with(TemporalAdjusters.firstDayOfNextMonth()), zone));
      case NEVER, CHANGED -> OptionalLong.empty();
    };
  }

  /** By what was found when the version in force was last watched. */
  private boolean hasDrifted(Scheduled each) {
    OptionalDouble limit = each.refresh().drift();
    return limit.isPresent()
        && new WatchNotes(registry)
            .last(each.name())
            .filter(watched -> registry.inForce(each.name()).orElse(0) == watched.version())
            .filter(watched -> watched.drift() > limit.getAsDouble())
            .isPresent();
  }

  /** When the time of a schedule that is running now began; empty if it has none. */
  private OptionalLong began(Refresh.Schedule schedule, long now) {
    ZoneId zone = definition.zone();
    LocalDate day = Night.day(zone, now);
    return switch (schedule) {
      case NIGHTLY -> OptionalLong.of(Night.startOf(day, zone));
      case WEEKLY ->
          OptionalLong.of(
              Night.startOf(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone));
      case MONTHLY -> OptionalLong.of(Night.startOf(day.withDayOfMonth(1), zone));
      case NEVER, CHANGED -> OptionalLong.empty();
    };
  }

  private Optional<Provenance> latest(String name) {
    return registry.versions(name).stream()
        .reduce((_, later) -> later)
        .map(version -> CardJson.read(registry.part(name, version, "card"), Made.class).made());
  }
}
