package io.strate.workspace.answer.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.answer.compare.CompareSegments.Comparison;
import io.strate.workspace.answer.compare.CompareSegments.Page;
import io.strate.workspace.answer.compare.CompareSegments.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareSegmentsTest {

  @TempDir Path folder;
  private TestingStore store;

  @AfterEach
  void close() {
    store.close();
  }

  /** c0 to c7 and two companies; c0 to c3 buy, c2 to c6 click. */
  private void small() {
    store =
        TestingStore.open(
            folder,
            "2026-06-01T00:00:00Z",
            "strate.yaml",
            """
            workspace: small
            sources:
              people: { read: people.csv, as: contacts, id: id }
              firms: { read: firms.csv, as: accounts, id: id }
            segments:
              buyers: buys = 'y'
              clickers: clicks = 'y'
              nobody: buys = 'z'
              firms: { of: accounts, when: size > 0 }
            """,
            "people.csv",
            """
            id,buys,clicks
            c0,y,n
            c1,y,n
            c2,y,y
            c3,y,y
            c4,n,y
            c5,n,y
            c6,n,y
            c7,n,n
            """,
            "firms.csv",
            "id,size\nf0,3\nf1,4\n");
    store.run("2026-06-01T00:00:00Z");
  }

  @Test
  void twoSegmentsDivideTheirMembers() {
    small();
    Comparison of = new CompareSegments(store.workspace).of("buyers", "clickers");
    assertThat(of.onlyFirst()).isEqualTo(2);
    assertThat(of.both()).isEqualTo(2);
    assertThat(of.onlySecond()).isEqualTo(3);
    assertThat(of.population()).isEqualTo(8);
    assertThat(of.jaccard()).hasValueCloseTo(2.0 / 7, within(1e-15));
    assertThat(of.overlap()).hasValueCloseTo(2.0 / 4, within(1e-15));
    // a quarter of all are in both; one half times five eighths would be if they were independent
    assertThat(of.lift()).hasValueCloseTo(0.25 / (0.5 * 0.625), within(1e-15));
  }

  @Test
  void nobodyIsLikeNobody() {
    small();
    Comparison of = new CompareSegments(store.workspace).of("nobody", "nobody");
    assertThat(of.jaccard()).isEmpty();
    assertThat(of.overlap()).isEmpty();
    assertThat(of.lift()).isEmpty();
    assertThat(new CompareSegments(store.workspace).of("buyers", "nobody").jaccard()).hasValue(0);
  }

  @Test
  void partsAreListedPageByPage() {
    small();
    CompareSegments compare = new CompareSegments(store.workspace);
    Page first = compare.members("buyers", "clickers", Part.ONLY_SECOND, 0, 2);
    assertThat(first.ids()).containsExactly("c4", "c5");
    assertThat(
            compare.members("buyers", "clickers", Part.ONLY_SECOND, first.next().orElseThrow(), 2))
        .isEqualTo(new Page(List.of("c6"), OptionalInt.empty()));
    assertThat(compare.members("buyers", "clickers", Part.BOTH, 0, 9).ids())
        .containsExactly("c2", "c3");
    assertThat(compare.members("buyers", "clickers", Part.ONLY_FIRST, 0, 9).ids())
        .containsExactly("c0", "c1");
  }

  @Test
  void contactsAreNotComparedWithAccounts() {
    small();
    assertThatThrownBy(() -> new CompareSegments(store.workspace).of("buyers", "firms"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("'buyers' holds contacts and 'firms' holds accounts");
  }

  /** Contacts whose points change with events; a family of tiers and some segments along them. */
  private void generated(SplittableRandom random) {
    StringBuilder acts = new StringBuilder("id,event,at\n");
    for (int i = 0; i < 800; i++) {
      acts.append(
          "c%d,%s,2026-06-%02dT%02d:00:00Z\n"
              .formatted(
                  random.nextInt(60),
                  random.nextBoolean() ? "opened" : "clicked",
                  1 + random.nextInt(28),
                  random.nextInt(24)));
    }
    store =
        TestingStore.open(
            folder,
            "2026-06-01T00:00:00Z",
            "strate.yaml",
            """
            workspace: generated
            sources:
              acts: { read: acts.csv, as: events, event: { column: event }, contact: id, time: at }
            traits:
              points: count(opened within 4 days)
            segments:
              level:
                tiers: points
                of: { low: '1', mid: 2 .. 3, high: '>= 4' }
              clicked: did clicked within 5 days
              opened: did opened within 2 days
              ever: did clicked
              never_opened: not did opened
            """,
            "acts.csv",
            acts.toString());
  }

  private Map<String, Set<String>> members() {
    Map<String, Set<String>> members = new LinkedHashMap<>();
    ListMembers list = new ListMembers(store.workspace);
    store
        .workspace
        .definition()
        .definitions()
        .segments()
        .forEach(
            segment ->
                members.put(
                    segment.name(),
                    list.of(segment.name(), OptionalLong.empty()).stream()
                        .map(ListMembers.Member::id)
                        .collect(Collectors.toSet())));
    return members;
  }

  private static long both(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).count();
  }

  @Test
  void overlapsAndFlowsAreThoseOfListedMembers() {
    generated(new SplittableRandom(7));
    List<Long> instants = new ArrayList<>();
    List<Map<String, Set<String>>> then = new ArrayList<>();
    for (int day = 5; day <= 28; day++) {
      store.run("2026-06-%02dT12:00:00Z".formatted(day));
      instants.add(store.now);
      then.add(members());
    }
    overlaps(then.getLast());
    for (int from = 0; from < instants.size(); from++) {
      for (int to = from; to < instants.size(); to++) {
        flows(instants.get(from), then.get(from), instants.get(to), then.get(to));
      }
    }
  }

  private void overlaps(Map<String, Set<String>> members) {
    ShowOverlaps.Overlaps overlaps = new ShowOverlaps(store.workspace).of(Entity.CONTACT);
    CompareSegments compare = new CompareSegments(store.workspace);
    assertThat(overlaps.segments()).containsExactlyElementsOf(members.keySet());
    for (int i = 0; i < overlaps.segments().size(); i++) {
      for (int j = 0; j < overlaps.segments().size(); j++) {
        Set<String> one = members.getOrDefault(overlaps.segments().get(i), Set.of());
        Set<String> other = members.getOrDefault(overlaps.segments().get(j), Set.of());
        assertThat(overlaps.both(i, j)).isEqualTo(both(one, other));
        Comparison of = compare.of(overlaps.segments().get(i), overlaps.segments().get(j));
        assertThat(of.both()).isEqualTo(both(one, other));
        assertThat(of.onlyFirst()).isEqualTo(one.size() - both(one, other));
        assertThat(of.onlySecond()).isEqualTo(other.size() - both(one, other));
      }
    }
  }

  private void flows(
      long from, Map<String, Set<String>> was, long to, Map<String, Set<String>> is) {
    ShowFlows.Flows flows = new ShowFlows(store.workspace).of("level", from, to);
    List<String> tiers = List.of("level/low", "level/mid", "level/high");
    assertThat(flows.segments()).isEqualTo(tiers);
    List<Set<String>> before = places(was, tiers);
    List<Set<String>> after = places(is, tiers);
    for (int i = 0; i <= tiers.size(); i++) {
      for (int j = 0; j <= tiers.size(); j++) {
        long expected =
            i == tiers.size() && j == tiers.size() ? 0 : both(before.get(i), after.get(j));
        assertThat(flows.counts().get(i).get(j)).isEqualTo(expected);
      }
    }
  }

  /** Who is in each tier, and last everybody who is in none. */
  private static List<Set<String>> places(Map<String, Set<String>> members, List<String> tiers) {
    List<Set<String>> places = new ArrayList<>();
    Set<String> rest = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      rest.add("c" + i);
    }
    for (String tier : tiers) {
      Set<String> in = members.getOrDefault(tier, Set.of());
      places.add(in);
      rest.removeAll(in);
    }
    places.add(rest);
    return places;
  }

  @Test
  void flowsNeedAFamilyAndInstantsInOrder() {
    generated(new SplittableRandom(8));
    store.run("2026-06-10T00:00:00Z");
    ShowFlows flows = new ShowFlows(store.workspace);
    assertThatThrownBy(() -> flows.of("levl", 0, 1)).hasMessageContaining("did you mean 'level'?");
    assertThatThrownBy(() -> flows.of("level", 2, 1)).hasMessageContaining("earlier instant first");
  }
}
