package io.strate.rule.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Thrown where a part of a text is wrong, after the problem has been noted: nothing to be said. */
final class Flaw extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Flaw() {
    super("a problem that has been noted", null, false, false);
  }

  /** Does all of it, so that every problem is found, and then fails if one of them did. */
  static <A, B> List<B> each(List<? extends A> parts, Function<? super A, ? extends B> work) {
    List<B> results = new ArrayList<>(parts.size());
    boolean flawed = false;
    for (A part : parts) {
      try {
        results.add(work.apply(part));
      } catch (Flaw e) {
        flawed = true;
      }
    }
    if (flawed) {
      throw new Flaw();
    }
    return results;
  }

  /** Does both, so that the problems of both are found, and joins what they give. */
  static <A, B, C> C both(Supplier<A> first, Supplier<B> second, BiFunction<A, B, C> join) {
    List<Object> parts = each(List.of(first, second), Supplier::get);
    @SuppressWarnings("unchecked")
    A a = (A) parts.getFirst();
    @SuppressWarnings("unchecked")
    B b = (B) parts.getLast();
    return join.apply(a, b);
  }
}
