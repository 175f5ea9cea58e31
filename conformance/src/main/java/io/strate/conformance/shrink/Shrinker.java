package io.strate.conformance.shrink;

import io.strate.conformance.Case;
import io.strate.domain.Entry;
import io.strate.domain.Profile;
import io.strate.domain.Timeline;
import io.strate.rule.definition.Definitions;
import io.strate.rule.interpret.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a failing case smaller, step by step, until no single step keeps the failure or patience
 * ends: first fewer instants and profiles and entries, then smaller definitions.
 */
public final class Shrinker {

  /** How many smaller cases are tried at most. */
  private static final int PATIENCE = 20_000;

  private final Predicate<Case> fails;
  private int patience = PATIENCE;

  private Shrinker(Predicate<Case> fails) {
    this.fails = fails;
  }

  /** The smallest case found that still fails; {@code given} fails. */
  public static Case shrink(Case given, Predicate<Case> fails) {
    Shrinker shrinker = new Shrinker(fails);
    Case smallest = given;
    for (Optional<Case> next = shrinker.step(given);
        next.isPresent();
        next = shrinker.step(smallest)) {
      smallest = next.get();
    }
    return smallest;
  }

  private Optional<Case> step(Case from) {
    return Stream.of(instants(from), profiles(from), definitions(from), entries(from))
        .flatMap(smaller -> smaller)
        .takeWhile(_ -> patience-- > 0)
        .filter(fails)
        .findFirst();
  }

  private static Stream<Case> instants(Case from) {
    return from.nows().size() == 1
        ? Stream.empty()
        : from.nows().stream()
            .map(now -> new Case(from.definitions(), from.population(), List.of(now)));
  }

  private static Stream<Case> definitions(Case from) {
    return Smaller.than(from.definitions()).stream()
        .map(smaller -> new Case((Definitions) smaller, from.population(), from.nows()));
  }

  // ---- populations ----

  private static List<Profile> all(Population population) {
    List<Profile> all = new ArrayList<>(population.contacts().values());
    all.addAll(population.accounts().values());
    return all;
  }

  private static Case with(Case from, List<Profile> profiles) {
    return new Case(from.definitions(), Population.of(profiles), from.nows());
  }

  private static Stream<Case> profiles(Case from) {
    List<Profile> all = all(from.population());
    return all.stream().map(left -> with(from, all.stream().filter(p -> p != left).toList()));
  }

  /** Half the entries of a profile, one of them, or one made smaller. */
  private static Stream<Case> entries(Case from) {
    List<Profile> all = all(from.population());
    return all.stream()
        .flatMap(
            profile ->
                fewer(profile.timeline().entries())
                    .map(
                        entries ->
                            with(
                                from,
                                all.stream()
                                    .map(
                                        p ->
                                            p == profile
                                                ? new Profile(
                                                    p.entity(), p.id(), new Timeline(entries))
                                                : p)
                                    .toList())));
  }

  private static Stream<List<Entry>> fewer(List<Entry> entries) {
    int half = entries.size() / 2;
    Stream<List<Entry>> halves =
        half < 2
            ? Stream.empty()
            : Stream.of(entries.subList(0, half), entries.subList(half, entries.size()));
    @SuppressWarnings("unchecked")
    Stream<List<Entry>> ones = Smaller.than(entries).stream().map(smaller -> (List<Entry>) smaller);
    return Stream.concat(halves, ones);
  }
}
