package io.strate.workspace.answer.profile;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.answer.Found;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Description.Kind;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Describes a contact or account as of now: reads its own timeline, evaluates it alone, and looks
 * memberships up as they were announced, in up to {@value #MOST_CHANGES} changes of each segment.
 */
public final class DescribeProfile {

  /** So many changes of each segment are looked through, so that busy ones keep nobody waiting. */
  private static final int MOST_CHANGES = 500;

  private final Workspace workspace;
  private final WorkspaceDefinition definition;

  public DescribeProfile(Workspace workspace) {
    this.workspace = workspace;
    this.definition = workspace.definition();
  }

  /**
   * @param attributes as stated last, by name, but for those of moments
   * @param moments at which it reacts best
   * @param consents stated last for each channel and purpose
   * @param accounts to which a contact belongs
   * @param values of traits, then of scores, in the order of the definitions
   * @param segments of which it is a member, in the order of the definitions
   */
  public record Described(
      Entity of,
      String id,
      long asOf,
      List<Identifier> identifiers,
      List<Stated> attributes,
      List<BestMoment> moments,
      List<Entry.ConsentStated> consents,
      List<String> accounts,
      List<Computed> values,
      List<In> segments) {
    public Described {
      identifiers = List.copyOf(identifiers);
      attributes = List.copyOf(attributes);
      moments = List.copyOf(moments);
      consents = List.copyOf(consents);
      accounts = List.copyOf(accounts);
      values = List.copyOf(values);
      segments = List.copyOf(segments);
    }
  }

  /**
   * An attribute.
   *
   * @param since when it was stated; empty if it holds from always
   */
  public record Stated(String name, Value value, OptionalLong since, String source) {}

  /**
   * A trait or score.
   *
   * @param format how its number is to be shown, as the definition says
   */
  public record Computed(
      String name,
      String label,
      Optional<String> unit,
      Optional<String> format,
      boolean isScore,
      Value value) {}

  /**
   * A segment.
   *
   * @param since the instant of the run or turn that announced it as a member
   * @param isLonger whether it has been one since before that instant, behind so many changes of
   *     the segment that the page does not look; {@code explain} tells
   */
  public record In(
      String name, String label, Optional<String> family, long since, boolean isLonger) {}

  /**
   * @param typed an id, or {@code kind:value}
   * @throws io.strate.domain.Failure {@code profile.unknown} if nobody has that identifier
   */
  public Described of(Entity of, String typed) {
    Found found = Found.profile(workspace, of, typed);
    long now = workspace.asOf(OptionalLong.empty());
    List<Entry> entries = Found.timeline(workspace, found).asOf(now);
    List<Stated> attributes = attributes(entries);
    BestMoments moments = new BestMoments(workspace);
    return new Described(
        of,
        workspace.ledger().profiles().id(of, found.number()),
        now,
        workspace.ledger().profiles().identifiers(of, found.number()),
        attributes.stream().filter(stated -> !moments.isTheirs(of, stated.name())).toList(),
        moments.in(of, attributes),
        consents(entries),
        Belonging.in(entries),
        values(found, now),
        segments(found));
  }

  private List<Stated> attributes(List<Entry> entries) {
    Map<Integer, String> sources =
        workspace.ledger().sources().declared().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getValue().position(), Map.Entry::getKey));
    Map<String, Stated> attributes = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.AttributeStated(long time, var origin, String name, Value value)) {
        attributes.put(
            name,
            new Stated(
                name,
                value,
                time == Entry.ALWAYS ? OptionalLong.empty() : OptionalLong.of(time),
                sources.getOrDefault(origin.source(), "")));
      }
    }
    return attributes.values().stream().filter(stated -> stated.value().isKnown()).toList();
  }

  private static List<Entry.ConsentStated> consents(List<Entry> entries) {
    Map<String, Entry.ConsentStated> consents = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.ConsentStated stated) {
        consents.put(stated.consent().channel() + "/" + stated.consent().purpose(), stated);
      }
    }
    return new ArrayList<>(consents.values());
  }

  private List<Computed> values(Found found, long now) {
    Evaluation.Single single =
        Evaluation.one(workspace, definition.definitions(), found.of(), found.number(), now);
    List<Computed> values = new ArrayList<>();
    definition.definitions().traits().stream()
        .filter(trait -> trait.of() == found.of())
        .forEach(trait -> values.add(computed(trait.name(), Kind.TRAIT, single::trait)));
    definition.definitions().scores().stream()
        .filter(score -> score.of() == found.of())
        .forEach(score -> values.add(computed(score.name(), Kind.SCORE, single::trait)));
    return values;
  }

  private Computed computed(String name, Kind kind, Function<String, Value> value) {
    Description said = definition.describe(kind, name);
    return new Computed(
        name,
        said.label().map(label -> label.in(definition.locale())).orElse(name),
        said.unit(),
        said.format(),
        kind == Kind.SCORE,
        value.apply(name));
  }

  private List<In> segments(Found found) {
    Runs runs = workspace.ledger().runs();
    Set<String> in = Set.copyOf(runs.segmentsOf(found.of(), found.number()));
    return definition.definitions().segments().stream()
        .filter(segment -> in.contains(segment.name()))
        .map(segment -> in(segment, runs, found.number()))
        .toList();
  }

  private In in(SegmentDefinition segment, Runs runs, int number) {
    int[] looked = {0};
    long[] since = {Long.MIN_VALUE};
    boolean[] isFound = {false};
    runs.backwards(
        segment.name(),
        Long.MAX_VALUE,
        delta -> {
          since[0] = delta.asOf();
          isFound[0] = delta.entered().contains(number);
          return !isFound[0] && ++looked[0] < MOST_CHANGES;
        });
    return new In(
        segment.name(), definition.label(segment.name()), segment.family(), since[0], !isFound[0]);
  }
}
