package io.strate.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.Answers;
import io.strate.conformance.Case;
import io.strate.conformance.Evaluator;
import io.strate.conformance.InterpreterEvaluator;
import io.strate.conformance.generate.RandomCases;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Profile;
import io.strate.domain.Timeline;
import io.strate.rule.Expr;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.interpret.Interpreter;
import io.strate.rule.interpret.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every rule and population. */
final class LawsTest {

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aConditionAndItsOppositeShareOutAllProfiles(long seed) {
    Case generated = RandomCases.of(seed);
    Interpreter interpreter = new Interpreter(generated.definitions(), generated.population());
    for (SegmentDefinition segment : generated.definitions().segments()) {
      if (!(segment.rule() instanceof SegmentRule.When(var when, _))) {
        continue;
      }
      for (long now : generated.nows()) {
        for (String id : interpreter.existing(segment.of(), now)) {
          assertThat(interpreter.holds(segment.of(), id, new Expr.Not(when), now))
              .as("%s of %s at %s", segment.name(), id, now)
              .isNotEqualTo(interpreter.holds(segment.of(), id, when, now));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfArrivalDoesNotMatter(long seed) {
    Case generated = RandomCases.of(seed);
    Population shuffled = shuffled(generated.population(), new Random(seed));
    Evaluator interpreter = new InterpreterEvaluator();
    for (long now : generated.nows()) {
      Answers inOrder = interpreter.open(generated.definitions(), generated.population()).at(now);
      Answers asArrived = interpreter.open(generated.definitions(), shuffled).at(now);
      assertThat(asArrived).isEqualTo(inOrder);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsToComeDoesNotMatter(long seed) {
    Case generated = RandomCases.of(seed);
    Evaluator interpreter = new InterpreterEvaluator();
    for (long now : generated.nows()) {
      Answers all = interpreter.open(generated.definitions(), generated.population()).at(now);
      Answers past =
          interpreter.open(generated.definitions(), upTo(now, generated.population())).at(now);
      assertThat(past).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void membershipsChangeOnlyAtTurningPoints(long seed) {
    Case generated = RandomCases.of(seed);
    Interpreter interpreter = new Interpreter(generated.definitions(), generated.population());
    long now = generated.nows().getFirst();
    long until = now + 3 * 86_400_000L;
    Random random = new Random(seed);
    for (SegmentDefinition segment : generated.definitions().segments()) {
      if (Ranks.matterTo(segment.name(), interpreter.definitions())) {
        continue;
      }
      for (String id : generated.population().ids(segment.of())) {
        NavigableSet<Long> turns =
            interpreter.turningPoints().between(segment.name(), id, now, until);
        for (int i = 0; i < 12; i++) {
          long t = now + random.nextLong(until - now);
          Long turn = turns.floor(t);
          assertThat(interpreter.isMember(segment.name(), id, t))
              .as("%s of %s at %s as at %s", segment, id, t, turn)
              .isEqualTo(interpreter.isMember(segment.name(), id, turn == null ? now : turn));
        }
        for (long turn : turns.headSet(now + 86_400_000L)) {
          Long before = turns.lower(turn);
          assertThat(interpreter.isMember(segment.name(), id, turn - 1))
              .as("%s of %s before %s as at %s", segment, id, turn, before)
              .isEqualTo(interpreter.isMember(segment.name(), id, before == null ? now : before));
        }
      }
    }
  }

  private static Population shuffled(Population population, Random random) {
    return each(
        population,
        entries -> {
          List<Entry> arrived = new ArrayList<>(entries);
          arrived.addAll(entries.subList(0, entries.size() / 2));
          Collections.shuffle(arrived, random);
          return arrived;
        });
  }

  private static Population upTo(long now, Population population) {
    return each(population, entries -> entries.stream().filter(e -> e.time() <= now).toList());
  }

  private static Population each(
      Population population, java.util.function.UnaryOperator<List<Entry>> change) {
    return Population.of(
        Stream.of(Entity.values())
            .flatMap(
                of ->
                    (of == Entity.CONTACT ? population.contacts() : population.accounts())
                        .values().stream())
            .map(
                profile ->
                    new Profile(
                        profile.entity(),
                        profile.id(),
                        new Timeline(change.apply(profile.timeline().entries()))))
            .toList());
  }
}
