package io.strate.workspace.answer;

import io.strate.domain.Value;
import io.strate.workspace.answer.LearntReason.Speaking;
import io.strate.workspace.answer.Reason.Kind;
import io.strate.workspace.answer.Reason.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Why a learnt trait says what it says, as steps of an explanation. */
final class LearntParts {

  /** So many features are told one by one. */
  private static final int MOST = 8;

  private LearntParts() {}

  /** The reason of a learnt trait's value, with what speaks for and against it. */
  static Reason of(Reason stated, LearntReason why) {
    Reason reason =
        new Reason(
            Kind.LEARNT,
            why.label(),
            stated.verdict(),
            stated.value(),
            stated.measure(),
            stated.entries(),
            stated.count(),
            List.of());
    return switch (why) {
      case LearntReason.Predicted it ->
          reason
              .measure(
                  new Measure.Predicted(
                      it.version(),
                      it.ofClass(),
                      it.isShare(),
                      it.answer(),
                      it.usual(),
                      it.isExact()))
              .parts(speaking(it.speaking(), weight -> new Measure.Adds(it.isShare(), weight)));
      case LearntReason.Grouped it -> {
        List<Reason> parts = new ArrayList<>(speaking(it.speaking(), Measure.Nearer::new));
        it.rule()
            .ifPresent(
                rule ->
                    parts.add(
                        Reason.of(Kind.NEARLY, rule.text())
                            .verdict(Verdict.of(rule.holds()))
                            .measure(new Measure.Fidelity(rule.precision(), rule.recall()))));
        yield reason
            .measure(
                new Measure.Grouped(
                    it.version(),
                    it.number(),
                    it.called(),
                    it.distance(),
                    it.next(),
                    it.nextCalled(),
                    it.nextDistance()))
            .parts(parts);
      }
    };
  }

  /** How the weight of a feature is told. */
  @FunctionalInterface
  private interface Weighing {
    Measure of(double weight);
  }

  private static List<Reason> speaking(List<Speaking> all, Weighing weighing) {
    List<Speaking> told = all.size() > MOST ? all.subList(0, MOST - 1) : all;
    List<Reason> parts = new ArrayList<>();
    for (Speaking each : told) {
      parts.add(feature(each.label(), each.value(), weighing.of(each.weight())));
    }
    if (told.size() < all.size()) {
      List<Speaking> others = all.subList(told.size(), all.size());
      double sum = others.stream().mapToDouble(Speaking::weight).sum();
      parts.add(Reason.of(Kind.OTHERS, Integer.toString(others.size())).measure(weighing.of(sum)));
    }
    return parts;
  }

  private static Reason feature(String label, Value value, Measure weight) {
    return Reason.of(Kind.FEATURE, label).value(value).measure(weight);
  }
}
