package io.strate.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.Answers;
import io.strate.conformance.Case;
import io.strate.conformance.Evaluator;
import io.strate.conformance.InterpreterEvaluator;
import io.strate.conformance.harness.Harness;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.draft.Compiled;
import io.strate.rule.draft.DraftCompiler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Verdicts of timing on generated clicks and deliveries that lie a second, more or less a
 * millisecond, apart: every evaluator says at every instant what the interpreter says.
 */
final class MachineTimingTest {

  private static final long CASES = 250;
  private static final long START = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();
  private static final List<Integer> STEPS = List.of(0, 1, 200, 999, 1_000, 1_001, 2_000, 60_000);

  private static final String DEFINITIONS =
      """
      property clicked.link text
      property clicked.machine text
      property clicked.message text
      property delivered.message text
      event clicked
        where machine != 'yes'
        %s
      event promo
        from clicked
        where link = 'a'
      event visit
        from clicked
        gap 1 minute
      trait people: count(clicked)
      trait robots: count(clicked including machines where machine = 'yes')
      trait first: first(clicked.machine including machines)
      trait verdicts: distinct(clicked.machine including machines)
      trait promos: count(promo)
      trait visits: count(visit within 2 minutes)
      score warmth
        give 10 each clicked
        half_life 1 day
      segment keen
        when people >= 2
        stay people >= 1
      segment answered: did delivered then clicked within 1 minute for the same message
      segment silent: did delivered but not clicked within 2 minutes for the same message
      segment recent: did clicked within 1 minute
      account trait robots: count(clicked including machines where machine = 'yes')
      account segment lively: count(clicked within 1 minute) >= 2
      """;

  @TestFactory
  java.util.stream.Stream<DynamicTest> everyEvaluatorAgreesWithTheInterpreter() {
    return ServiceLoader.load(Evaluator.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(evaluator -> !evaluator.name().equals("sql")) // it has no words for verdicts
        .map(evaluator -> DynamicTest.dynamicTest(evaluator.name(), () -> assertAgrees(evaluator)));
  }

  private static void assertAgrees(Evaluator evaluator) {
    assertThat(
            LongStream.range(0, CASES)
                .boxed()
                .flatMap(
                    seed ->
                        Harness.compare(generated(seed), evaluator).stream()
                            .map(difference -> "seed " + seed + " " + difference))
                .findFirst())
        .isEmpty();
  }

  @Test
  void aVerdictNeverGoesBack() {
    Answers.Key robots = new Answers.Key(Entity.CONTACT, "a", "robots");
    int found = 0;
    for (long seed = 0; seed < CASES; seed++) {
      Case given = generated(seed);
      try (Evaluator.Answering answering =
          new InterpreterEvaluator().open(given.definitions(), given.population())) {
        double before = 0;
        for (long now : given.nows()) {
          double count =
              answering.at(now).values().get(robots) instanceof Value.Num(double n) ? n : 0;
          assertThat(count).as("seed %s at %s", seed, now).isGreaterThanOrEqualTo(before);
          before = count;
        }
        found += before > 0 ? 1 : 0;
      }
    }
    assertThat(found).as("cases with machines").isBetween((int) CASES / 3, (int) CASES - 10);
  }

  /** Looked at just before and at each entry, and when a minute after it is over. */
  private static Case generated(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("story " + seed + "\n");
    List<String> rules =
        List.of(
            "link link",
            "delivery delivered\n  message message",
            "link link\n  delivery delivered\n  message message");
    text.append(DEFINITIONS.formatted(rules.get(random.nextInt(3))));
    for (String contact : List.of("a", "b", "c")) {
      timeline(text.append("contact ").append(contact).append('\n'), random);
    }
    Story story = StoryReader.read("generated", text.toString()).getFirst();
    Compiled compiled =
        DraftCompiler.compile(
            Optional.ofNullable(story.wordings().get("en")).orElseThrow(), story.catalogue());
    assertThat(compiled.hasErrors()).as("%s", compiled.problems()).isFalse();
    TreeSet<Long> nows = new TreeSet<>();
    story.population().contacts().values().stream()
        .flatMap(contact -> contact.timeline().entries().stream())
        .mapToLong(Entry::time)
        .filter(time -> time != Entry.ALWAYS)
        .forEach(time -> nows.addAll(List.of(time - 1, time, time + 60_000)));
    return new Case(compiled.definitions(), story.population(), List.copyOf(nows));
  }

  private static void timeline(StringBuilder text, Random random) {
    text.append("  always joins acme\n");
    long time = START + random.nextInt(3) * 500;
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append("  ").append(Instant.ofEpochMilli(time)).append('@').append(random.nextInt(2));
      text.append(random.nextInt(3) == 0 ? " delivered" : " clicked");
      text.append(" link = ").append(one(random, "'a'", "'a'", "'b'", "1", "['a', 'b']"));
      text.append(", machine = ").append(one(random, "'no'", "'no'", "'yes'", "'unknown'", "true"));
      text.append(one(random, "", ", message = 'm1'", ", message = 'm1'", ", message = 'm2'"));
      text.append('\n');
      time += STEPS.get(random.nextInt(STEPS.size()));
    }
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
