package io.strate.workspace.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.ledger.Joins.Decision;
import io.strate.ledger.Joins.Verdict;
import io.strate.rule.Expr;
import io.strate.workspace.answer.ScanValues;
import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.learning.StateLearnt.Stated;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of what was learnt. */
final class StateLearntTest {

  private static final String DEFINITIONS =
      """
      workspace: learnt
      timezone: UTC
      sources:
        people: { read: people.csv, as: contacts, id: id }
      segments:
        all: plan is known
      """;

  private static final long MARCH = TestingStore.at("2026-03-01T00:00:00Z");
  private static final long APRIL = TestingStore.at("2026-04-01T00:00:00Z");

  @TempDir Path folder;
  private TestingStore store;

  @BeforeEach
  void open() {
    store =
        TestingStore.open(
            folder,
            "2026-02-01T00:00:00Z",
            "strate.yaml",
            DEFINITIONS,
            "people.csv",
            "id,plan\na,pro\nb,free\nc,pro\n");
    store.run("2026-02-01T00:00:00Z");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void onlyWhatChangesIsStated() {
    assertThat(state(MARCH, "a=1", "b=2")).isEqualTo(new Stated(2, 0, 0));
    assertThat(state(APRIL, "a=1", "b=3")).isEqualTo(new Stated(1, 0, 1));
    assertThat(learnt(MARCH - 1)).isEmpty();
    assertThat(learnt(MARCH)).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(learnt(APRIL - 1)).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(learnt(APRIL)).isEqualTo(Map.of("a", "1", "b", "3"));
  }

  @Test
  void whoIsNoLongerAmongThemLosesTheValue() {
    state(MARCH, "a=1", "b=2");
    assertThat(state(APRIL, "b=2", "c=1")).isEqualTo(new Stated(1, 1, 1));
    assertThat(learnt(APRIL)).isEqualTo(Map.of("b", "2", "c", "1"));
  }

  @Test
  void ofTwoComputationsForOneInstantTheLaterCounts() {
    state(MARCH, "a=1", "b=2");
    state(MARCH, "a=2");
    assertThat(learnt(MARCH)).isEqualTo(Map.of("a", "2"));
    state(MARCH, "a=1");
    assertThat(learnt(MARCH)).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void theyOutliveRunsAndRestartsAndOtherSources() {
    state(MARCH, "a=1", "b=2");
    store.redefine(DEFINITIONS.replace("people:", "persons:"));
    store.run("2026-03-02T00:00:00Z");
    store.workspace.track();
    store.run("2026-03-03T00:00:00Z");
    assertThat(learnt(APRIL)).isEqualTo(Map.of("a", "1", "b", "2"));
    close();
    store = TestingStore.open(folder, "2026-03-05T00:00:00Z");
    assertThat(state(APRIL, "a=1", "b=1")).isEqualTo(new Stated(1, 0, 1));
    assertThat(learnt(APRIL)).isEqualTo(Map.of("a", "1", "b", "1"));
  }

  @Test
  void theyGoWithWhomeverTheyAreOf() {
    state(MARCH, "a=1", "b=2", "c=3");
    store.workspace.ledger().erase(Identifier.contact("c"));
    assertThat(learnt(APRIL)).isEqualTo(Map.of("a", "1", "b", "2"));
    decide(new Verdict.BelongsTo(Identifier.contact("b")));
    assertThat(learnt(APRIL)).containsOnlyKeys("b");
    assertThat(state(APRIL, "b=4").changed()).isEqualTo(1);
    assertThat(learnt(APRIL)).isEqualTo(Map.of("b", "4"));
    decide(new Verdict.Withdrawn());
    assertThat(learnt(APRIL)).isEqualTo(Map.of("a", "1", "b", "4"));
  }

  @Test
  void singleProfilesAreStatedAlone() {
    state(MARCH, "a=1", "b=2");
    StateLearnt learnt = new StateLearnt(store.workspace);
    learnt.some(List.of(personas("b", Value.text("9"))), MARCH + 1);
    assertThat(learnt(MARCH + 1)).isEqualTo(Map.of("a", "1", "b", "9"));
    learnt.some(List.of(personas("b", Value.UNKNOWN), personas("c", Value.text("3"))), MARCH + 2);
    assertThat(learnt(MARCH + 2)).isEqualTo(Map.of("a", "1", "c", "3"));
  }

  private StateLearnt.One personas(String id, Value value) {
    return new StateLearnt.One(Entity.CONTACT, "personas", number(id), value);
  }

  private void decide(Verdict verdict) {
    store
        .workspace
        .ledger()
        .joins()
        .decide(new Decision(Identifier.contact("a"), verdict, MARCH, "ada"));
  }

  private Stated state(long instant, String... values) {
    int[] profiles = Arrays.stream(values).mapToInt(each -> number(each.substring(0, 1))).toArray();
    List<Value> stated = Arrays.stream(values).map(each -> Value.text(each.substring(2))).toList();
    return new StateLearnt(store.workspace)
        .everybody(Entity.CONTACT, "personas", profiles, stated, instant);
  }

  private int number(String id) {
    return store.workspace.ledger().profiles().number(Identifier.contact(id)).orElseThrow();
  }

  /** The values that hold, by id. */
  private Map<String, String> learnt(long now) {
    Map<String, String> all = new TreeMap<>();
    ScanValues.each(
        store.workspace,
        Entity.CONTACT,
        new Expr.Attribute("personas", Type.TEXT),
        now,
        (number, value) -> {
          if (value instanceof Value.Text(String text)) {
            all.put(store.workspace.ledger().profiles().id(Entity.CONTACT, number), text);
          }
        });
    return all;
  }
}
