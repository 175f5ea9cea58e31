package io.strate.conformance.harness;

import io.strate.conformance.Answers;
import io.strate.conformance.Case;
import io.strate.conformance.Evaluator;
import io.strate.conformance.InterpreterEvaluator;
import io.strate.conformance.corpus.Corpus;
import io.strate.conformance.corpus.StoryWriter;
import io.strate.conformance.shrink.Shrinker;
import io.strate.domain.Entity;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.interpret.Interpreter;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Holds evaluators to the interpreter. */
public final class Harness {

  private static final long HORIZON = 40 * 86_400_000L;

  private Harness() {}

  /** A case on which an evaluator says something else than the interpreter, made small. */
  public record Difference(String evaluator, String message, Case smallest) {
    @Override
    public String toString() {
      return evaluator + ": " + message + "\n" + story().orElseGet(() -> CaseText.of(smallest));
    }

    /**
     * The case as a story for the corpus, with the interpreter's answers; empty where the rule
     * language has no words for it.
     */
    public Optional<String> story() {
      try {
        Evaluator interpreter = new InterpreterEvaluator();
        String text = StoryWriter.write(evaluator + ": " + message, smallest, interpreter);
        boolean readable = Corpus.ofText("difference.story", text).failures(interpreter).isEmpty();
        return readable ? Optional.of(text) : Optional.empty();
      } catch (RuntimeException _) {
        return Optional.empty();
      }
    }
  }

  /** The first thing that an evaluator answers otherwise than the interpreter does. */
  public static Optional<String> compare(Case given, Evaluator evaluator) {
    Evaluator reference = new InterpreterEvaluator();
    try (Evaluator.Answering expected = reference.open(given.definitions(), given.population())) {
      List<Answers> right = given.nows().stream().map(expected::at).toList();
      return answers(given, evaluator, right);
    }
  }

  private static Optional<String> answers(Case given, Evaluator evaluator, List<Answers> right) {
    try (Evaluator.Answering found = evaluator.open(given.definitions(), given.population())) {
      for (int i = 0; i < right.size(); i++) {
        long now = given.nows().get(i);
        Optional<String> difference = right.get(i).differenceTo(found.at(now));
        if (difference.isPresent()) {
          return difference.map(text -> "at " + java.time.Instant.ofEpochMilli(now) + " " + text);
        }
      }
      return changesTooLate(given, found);
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of("failed with " + e + " at " + firstFrame(e));
    }
  }

  private static String firstFrame(Throwable e) {
    return e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
  }

  /** Compares, and shrinks what differs. */
  public static Optional<Difference> check(Case given, Evaluator evaluator) {
    if (compare(given, evaluator).isEmpty()) {
      return Optional.empty();
    }
    Case smallest = Shrinker.shrink(given, smaller -> differs(smaller, evaluator));
    return Optional.of(
        new Difference(evaluator.name(), compare(smallest, evaluator).orElse("?"), smallest));
  }

  /** A smaller case that the interpreter itself refuses (a name is missing) is no difference. */
  private static boolean differs(Case smaller, Evaluator evaluator) {
    try {
      return compare(smaller, evaluator).isPresent();
    } catch (RuntimeException _) {
      return false;
    }
  }

  // ---- the next possible change ----

  /** Whether a membership changes before the instant before which the evaluator says none can. */
  private static Optional<String> changesTooLate(Case given, Evaluator.Answering found) {
    Interpreter interpreter = new Interpreter(given.definitions(), given.population());
    for (long now : given.nows()) {
      for (Entity of : Entity.values()) {
        for (String id : interpreter.existing(of, now)) {
          long noChangeBefore = found.noChangeBefore(of, id, now);
          if (noChangeBefore > now) {
            Optional<String> change = changeBetween(interpreter, of, id, now, noChangeBefore);
            if (change.isPresent()) {
              return change;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A change without a new entry, in {@code (now, before)}. */
  private static Optional<String> changeBetween(
      Interpreter interpreter, Entity of, String id, long now, long before) {
    long to = Math.min(Math.min(before - 1, now + HORIZON), nextEntry(interpreter, now) - 1);
    for (SegmentDefinition segment : interpreter.definitions().segments()) {
      if (segment.of() != of || Ranks.matterTo(segment.name(), interpreter.definitions())) {
        continue;
      }
      boolean member = interpreter.isMember(segment.name(), id, now);
      NavigableSet<Long> turns = interpreter.turningPoints().between(segment.name(), id, now, to);
      for (long turn : turns) {
        if (interpreter.isMember(segment.name(), id, turn) != member) {
          return Optional.of(
              segment.name()
                  + " of "
                  + id
                  + " changes at "
                  + turn
                  + ", seen from "
                  + now
                  + " not before "
                  + before);
        }
      }
    }
    return Optional.empty();
  }

  /** The first entry of anybody after now: it is no change by time alone. */
  private static long nextEntry(Interpreter interpreter, long now) {
    return java.util.stream.Stream.concat(
            interpreter.population().contacts().values().stream(),
            interpreter.population().accounts().values().stream())
        .flatMap(profile -> profile.timeline().entries().stream())
        .mapToLong(io.strate.domain.Entry::time)
        .filter(time -> time > now)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
