package io.strate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.conformance.generate.RandomCases;
import io.strate.conformance.harness.Ranks;
import io.strate.engine.Explainer;
import io.strate.engine.Explanation;
import io.strate.engine.Reason;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.interpret.Interpreter;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.Vocabulary;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What explain says is what the interpreter finds: values of all parts, since when, until when. */
final class ExplainTest {

  private static final long AHEAD = 20L * 86_400_000;

  static LongStream seeds() {
    return LongStream.range(5_000, 5_040);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void explanationsAreTrueOfTheInterpreter(long seed) {
    Case generated = RandomCases.of(seed);
    Vocabulary vocabulary = new GrowingVocabulary();
    EngineWorld world = new EngineWorld(generated.population(), vocabulary);
    Explainer explainer = new Explainer(generated.definitions(), vocabulary, world);
    Interpreter interpreter = new Interpreter(generated.definitions(), generated.population());
    for (SegmentDefinition segment : generated.definitions().segments()) {
      if (Ranks.matterTo(segment.name(), interpreter.definitions())) {
        continue;
      }
      List<String> ids = world.ids(segment.of());
      for (int i = 0; i < Math.min(3, ids.size()); i++) {
        long now = generated.nows().get(i % generated.nows().size());
        check(explainer.segment(segment.name(), i, now), interpreter, segment, ids.get(i), now);
      }
    }
  }

  private static void check(
      Explanation explanation,
      Interpreter interpreter,
      SegmentDefinition segment,
      String id,
      long now) {
    String name = segment.name();
    boolean member = interpreter.isMember(name, id, now);
    assertThat(explanation.isMember()).as("%s of %s at %s", name, id, now).isEqualTo(member);
    checkValues(explanation.reason(), interpreter, segment, id, now);
    explanation
        .since()
        .ifPresent(
            since -> {
              assertThat(interpreter.isMember(name, id, since)).isEqualTo(member);
              assertThat(interpreter.isMember(name, id, since - 1)).isNotEqualTo(member);
              long from = Math.max(since, now - AHEAD);
              assertThat(interpreter.turningPoints().between(name, id, from, now))
                  .allMatch(t -> interpreter.isMember(name, id, t) == member);
            });
    long next = explanation.next().orElse(Long.MAX_VALUE);
    assertThat(interpreter.turningPoints().between(name, id, now, Math.min(next - 1, now + AHEAD)))
        .allMatch(t -> interpreter.isMember(name, id, t) == member);
    if (explanation.next().isPresent()) {
      assertThat(interpreter.isMember(name, id, next)).isNotEqualTo(member);
      assertThat(interpreter.isMember(name, id, next - 1)).isEqualTo(member);
    }
  }

  private static void checkValues(
      Reason reason, Interpreter interpreter, SegmentDefinition segment, String id, long now) {
    if (reason.subject() instanceof Reason.Subject.Rule(var expr)) {
      assertThat(reason.value())
          .as("%s of %s at %s", expr, id, now)
          .isEqualTo(interpreter.value(segment.of(), id, expr, now));
    }
    reason.parts().forEach(part -> checkValues(part, interpreter, segment, id, now));
  }
}
