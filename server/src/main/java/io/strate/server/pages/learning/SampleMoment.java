package io.strate.server.pages.learning;

import io.strate.domain.Entity;
import io.strate.server.pages.MomentWords;
import io.strate.server.pages.Words;
import io.strate.server.pages.learning.MomentView.Learnt;
import io.strate.server.pages.learning.MomentView.Who;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** An invented best moment, for the page of components. */
final class SampleMoment {

  private static final int WEEKEND = 5;

  static LearntHead head() {
    return new LearntHead(
        "mail_moment",
        "Meilleur moment",
        "email_opened, within 180 days",
        LearntHead.Kind.MOMENT,
        Entity.CONTACT,
        LearntHead.State.FRESH,
        OptionalInt.of(2),
        true,
        OptionalLong.of(SampleClusters.LEARNT),
        8_674,
        OptionalDouble.empty(),
        Optional.of(new Verdict(Grade.FIT, List.of())),
        "",
        List.of());
  }

  MomentView view(Words words) {
    return new MomentView(
        head(),
        List.of("email_opened within 180 days"),
        Optional.of(
            new Learnt(
                new MomentWords(words).time(2, 10),
                8_674,
                5_210,
                week().stream().flatMap(List::stream).mapToLong(many -> many).sum(),
                shares(24, SampleMoment::atHour),
                shares(7, SampleMoment::onDay),
                week(),
                Map.of(Who.HIGH, 1_804L, Who.FAIR, 1_377L, Who.LOW, 2_029L, Who.SILENT, 3_464L))),
        List.of(
            new LearntVersion(
                2,
                SampleClusters.LEARNT,
                LearntVersion.State.IN_FORCE,
                "dirichlet",
                List.of("sha256:5c1e…"))));
  }

  private static double atHour(int hour) {
    return 0.1
        + Math.exp(-(hour - 10.0) * (hour - 10) / 8)
        + 0.5 * Math.exp(-(hour - 15.0) * (hour - 15) / 6);
  }

  private static double onDay(int day) {
    return day >= WEEKEND ? 0.2 : 1.2 - 0.1 * Math.abs(day - 1);
  }

  private static List<List<Long>> week() {
    return IntStream.range(0, 7)
        .mapToObj(
            day ->
                IntStream.range(0, 24)
                    .mapToObj(hour -> Math.round(400 * onDay(day) * atHour(hour)))
                    .toList())
        .toList();
  }

  private static List<Double> shares(int slots, IntToDoubleFunction weight) {
    double all = IntStream.range(0, slots).mapToDouble(weight).sum();
    return IntStream.range(0, slots).mapToObj(slot -> weight.applyAsDouble(slot) / all).toList();
  }
}
