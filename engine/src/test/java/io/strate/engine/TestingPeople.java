package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.LiveTimeline;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small population in live timelines. Profiles are numbered as they are first named. */
final class TestingPeople implements World {

  final Vocabulary vocabulary = new GrowingVocabulary();
  private final Map<String, LiveTimeline> contacts = new LinkedHashMap<>();
  private final Map<String, LiveTimeline> accounts = new LinkedHashMap<>();
  private int identity;

  TestingPeople did(String contact, String event, long time) {
    return did(contact, event, time, Map.of());
  }

  TestingPeople did(String contact, String event, long time, Map<String, Value> properties) {
    timeline(contacts, contact)
        .insert(new Entry.Event(time, origin(), event, new Value.RecordOf(properties)));
    return this;
  }

  TestingPeople has(String contact, String attribute, Value value) {
    timeline(contacts, contact)
        .insert(new Entry.AttributeStated(Entry.ALWAYS, origin(), attribute, value));
    return this;
  }

  TestingPeople joined(String contact, String account, long time) {
    timeline(accounts, account);
    timeline(contacts, contact)
        .insert(new Entry.AccountStated(time, origin(), Optional.of(account)));
    return this;
  }

  private Origin origin() {
    return new Origin(0, identity++);
  }

  private LiveTimeline timeline(Map<String, LiveTimeline> of, String id) {
    return of.computeIfAbsent(id, _ -> new LiveTimeline(vocabulary));
  }

  int number(Entity of, String id) {
    return ids(of).indexOf(id);
  }

  List<String> ids(Entity of) {
    return List.copyOf((of == Entity.CONTACT ? contacts : accounts).keySet());
  }

  // ---- evaluation ----

  /** Evaluates everybody in blocks. */
  Memberships run(Plan plan, long now) {
    Run run = plan.run(this, now);
    for (Optional<Scan> scan = run.next(); scan.isPresent(); scan = run.next()) {
      Scan.Lane lane = scan.get().lane();
      for (int i = 0; i < ids(scan.get().of()).size(); i++) {
        lane.add(i, view(scan.get().of(), i));
      }
      lane.finish();
    }
    return run.memberships();
  }

  /** Evaluates one profile. */
  Evaluator one(Plan plan, Entity of, String id, long now) {
    Evaluator evaluator = plan.evaluator(this);
    evaluator.evaluate(of, number(of, id), view(of, number(of, id)), now);
    return evaluator;
  }

  // ---- definitions ----

  static SegmentDefinition segment(String name, SegmentRule rule) {
    return new SegmentDefinition(
        Entity.CONTACT, name, Optional.empty(), Optional.empty(), rule, Set.of(), Set.of());
  }

  Plan plan(
      List<TraitDefinition> traits, List<ScoreDefinition> scores, SegmentDefinition... segments) {
    return Plan.compile(
        new Definitions(
            ZoneId.of("Europe/Paris"),
            Optional.of("tz"),
            List.of(),
            traits,
            scores,
            List.of(segments),
            List.of(),
            Set.of()),
        vocabulary);
  }

  // ---- the world ----

  @Override
  public BitSet numbers(Entity of, Set<String> names) {
    BitSet numbers = new BitSet();
    new ArrayList<>(names).forEach(id -> numbers.set(number(of, id)));
    return numbers;
  }

  @Override
  public int account(String id) {
    return number(Entity.ACCOUNT, id);
  }

  @Override
  public int compare(Entity of, int number, int other) {
    return ids(of).get(number).compareTo(ids(of).get(other));
  }

  @Override
  public TimelineView view(Entity of, int number) {
    return List.copyOf((of == Entity.CONTACT ? contacts : accounts).values()).get(number);
  }

  @Override
  public int[] everContacts(int account) {
    return java.util.stream.IntStream.range(0, contacts.size()).toArray();
  }

  @Override
  public boolean isRanked(String segment, int number) {
    return false;
  }
}
