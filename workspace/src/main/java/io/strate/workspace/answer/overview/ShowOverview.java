package io.strate.workspace.answer.overview;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.ledger.Runs;
import io.strate.rule.Expr;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.answer.overview.SegmentCard.Reach;
import io.strate.workspace.answer.overview.SegmentCard.Status;
import io.strate.workspace.answer.overview.SegmentCard.Trend;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Shows all segments at once, and what somebody should look at. Takes one bit set for each segment
 * and, for alerts, one intersection for each pair of segments of nearly the same size; nothing is
 * evaluated.
 */
public final class ShowOverview {

  /** A segment with fewer members than this neither drops, grows nor resembles: it is chance. */
  public static final long FEWEST = 20;

  private static final String EMAIL = "email";
  private static final int SHOWN_DAYS = 30;

  private final Workspace workspace;
  private final WorkspaceDefinition definition;
  private final Runs runs;
  private final SegmentSizes sizes;
  private final Optional<Failure> trouble;

  /**
   * @param sizes of this workspace, kept from question to question
   * @param trouble what keeps segments from being true as of now
   */
  public ShowOverview(Workspace workspace, SegmentSizes sizes, Optional<Failure> trouble) {
    this.workspace = workspace;
    this.definition = workspace.definition();
    this.runs = workspace.ledger().runs();
    this.sizes = sizes;
    this.trouble = trouble;
  }

  /** All segments in the order of the definitions, those that the last run did not compute too. */
  public List<SegmentCard> all() {
    return cards(members(), _ -> true);
  }

  /**
   * One segment, as it is among all.
   *
   * @throws NoSuchElementException if no definition has this name
   */
  public SegmentCard one(String name) {
    return cards(members(), segment -> segment.name().equals(name)).getFirst();
  }

  /**
   * Segments in whose name, label, description, folder or owner, in either language, each word of a
   * question stands; accents and case count for nothing.
   */
  public List<SegmentCard> search(String question) {
    return all().stream().filter(card -> text(card).answers(question)).toList();
  }

  /** What somebody should look at: failures first, then segment by segment. */
  public List<Alert> alerts(Collection<Webhook> webhooks) {
    Map<String, RoaringBitmap> members = members();
    List<Alert> alerts = new ArrayList<>();
    trouble.ifPresent(failure -> alerts.add(new Alert.Failing(failure)));
    cards(members, _ -> true).forEach(card -> alerts.addAll(alerts(card)));
    new ShowUses(workspace, webhooks)
        .unused()
        .forEach(segment -> alerts.add(new Alert.Unused(segment)));
    for (Entity of : Entity.values()) {
      Map<String, RoaringBitmap> ofOne = new LinkedHashMap<>();
      definition.definitions().segments().stream()
          .filter(segment -> segment.of() == of && members.containsKey(segment.name()))
          .forEach(s -> ofOne.put(s.name(), members.getOrDefault(s.name(), new RoaringBitmap())));
      alerts.addAll(Alikes.among(ofOne, FEWEST));
    }
    return alerts;
  }

  private static List<Alert> alerts(SegmentCard card) {
    if (card.status() instanceof Status.Waiting) {
      return List.of();
    }
    List<Alert> alerts = new ArrayList<>();
    if (card.members() == 0) {
      alerts.add(new Alert.Empty(card.name()));
    }
    long to = card.members();
    long from = card.trend().weekAgo().orElse(0);
    if (from >= FEWEST && 3 * (from - to) >= from) {
      alerts.add(new Alert.Dropped(card.name(), from, to));
    }
    if (from >= FEWEST && 3 * (to - from) >= from) {
      alerts.add(new Alert.Grew(card.name(), from, to));
    }
    return alerts;
  }

  // ---- cards ----

  /** The members of the segments that were computed, and of those that nobody wrote. */
  private Map<String, RoaringBitmap> members() {
    Map<String, RoaringBitmap> members = new LinkedHashMap<>();
    runs.segments().keySet().forEach(name -> members.put(name, runs.members(name)));
    return members;
  }

  private List<SegmentCard> cards(
      Map<String, RoaringBitmap> members, Predicate<SegmentDefinition> which) {
    long now = workspace.asOf(OptionalLong.empty());
    Map<String, Runs.SegmentRecord> computed = runs.segments();
    sizes.retain(computed.keySet());
    Function<SegmentDefinition, Optional<Reach>> reach = reach(members);
    return definition.definitions().segments().stream()
        .filter(which)
        .map(segment -> card(segment, members, status(segment, computed, now), reach, now))
        .toList();
  }

  private SegmentCard card(
      SegmentDefinition segment,
      Map<String, RoaringBitmap> members,
      Status status,
      Function<SegmentDefinition, Optional<Reach>> reach,
      long now) {
    String name = segment.name();
    long size = size(members, name);
    return new SegmentCard(
        name,
        definition.label(name),
        said(segment, Description::text).map(this::spoken).orElse(""),
        said(segment, Description::folder).orElse(""),
        said(segment, Description::owner).orElse(""),
        segment.family(),
        segment.of(),
        size,
        size(members, Implied.existing(segment.of())),
        reach.apply(segment),
        trend(sizes.of(runs, name, size, now), now),
        status);
  }

  private static long size(Map<String, RoaringBitmap> members, String segment) {
    return members.getOrDefault(segment, new RoaringBitmap()).getLongCardinality();
  }

  /** What a segment says of itself, or for want of that its family. */
  private <T> Optional<T> said(SegmentDefinition segment, Function<Description, Optional<T>> what) {
    return what.apply(definition.describe(Kind.SEGMENT, segment.name()))
        .or(() -> segment.family().flatMap(f -> what.apply(definition.describe(Kind.SEGMENT, f))))
        .or(() -> segment.family().flatMap(f -> what.apply(definition.describe(Kind.CLUSTERS, f))));
  }

  private String spoken(Localized text) {
    return text.in(definition.locale());
  }

  private Status status(
      SegmentDefinition segment, Map<String, Runs.SegmentRecord> computed, long now) {
    Runs.SegmentRecord record = computed.get(segment.name());
    if (record == null || record.definitionHash() != sizes.hash(definition, segment)) {
      return new Status.Waiting();
    }
    return trouble.<Status>map(why -> new Status.Failing(now, why)).orElse(new Status.Fresh(now));
  }

  private static Trend trend(SegmentSizes.Course course, long now) {
    List<OptionalLong> daily =
        IntStream.rangeClosed(0, SHOWN_DAYS)
            .mapToObj(day -> course.at(ago(now, SHOWN_DAYS - day)))
            .toList();
    long week = ago(now, 7);
    return new Trend(
        course.at(week), course.at(ago(now, 30)), daily, course.entered(week), course.left(week));
  }

  private static long ago(long now, int days) {
    return now - TimeUnit.DAYS.toMillis(days);
  }

  /** Who is reachable by e-mail for the first purpose that the rules name. */
  private Function<SegmentDefinition, Optional<Reach>> reach(Map<String, RoaringBitmap> members) {
    Optional<Expr.Reachable> first =
        Implied.by(definition.definitions()).reachables().stream()
            .filter(reachable -> reachable.channel().equals(EMAIL))
            .findFirst();
    return segment ->
        first
            .filter(_ -> segment.of() == Entity.CONTACT)
            .map(
                asked ->
                    new Reach(
                        asked.channel(),
                        asked.purpose(),
                        RoaringBitmap.andCardinality(
                            members.getOrDefault(segment.name(), new RoaringBitmap()),
                            members.getOrDefault(Implied.reachable(asked), new RoaringBitmap()))));
  }

  // ---- search ----

  private FoldedText text(SegmentCard card) {
    Stream<String> own =
        Stream.of(card.name(), card.label(), card.description(), card.folder(), card.owner());
    Description said = definition.describe(Kind.SEGMENT, card.name());
    Stream<String> languages =
        Stream.of(said.label(), said.text())
            .flatMap(Optional::stream)
            .flatMap(text -> Stream.of(text.fr(), text.en()));
    return FoldedText.of(
        Stream.concat(own, languages).reduce("", (one, other) -> one + "\n" + other));
  }
}
