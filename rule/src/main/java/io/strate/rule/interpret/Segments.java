package io.strate.rule.interpret;

import static java.util.Comparator.comparing;

import io.strate.domain.CodePoints;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.time.Calendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is a member of what. */
final class Segments {

  private final Interpreter interpreter;
  private final Map<Ranking, Set<String>> rankings = new HashMap<>();

  private record Ranking(String segment, long now) {}

  private record Ranked(String id, Value value) {
    /** Highest first, ties by id. */
    static final Comparator<Ranked> ORDER =
        comparing(Ranked::value, Reading::compare)
            .reversed()
            .thenComparing(Ranked::id, CodePoints::compare);
  }

  Segments(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Only profiles that exist are members. {@code never} and then {@code always} go before all else,
   * also before {@code under}.
   */
  boolean isMember(SegmentDefinition segment, Who who, long now) {
    if (who.entity() != segment.of()
        || !interpreter.scene(now).exists(who)
        || segment.never().contains(who.id())) {
      return false;
    }
    return segment.always().contains(who.id())
        || (isInside(segment, who, now) && satisfies(segment, who, now));
  }

  private boolean isInside(SegmentDefinition segment, Who who, long now) {
    return segment.under().isEmpty() || interpreter.isMember(segment.under().get(), who, now);
  }

  private boolean satisfies(SegmentDefinition segment, Who who, long now) {
    return switch (segment.rule()) {
      case SegmentRule.When(var when, var stay) when stay.isPresent() ->
          hasStayed(when, stay.get(), who, now);
      case SegmentRule.When(var when, _) -> interpreter.meaning(who, now).holds(when);
      case SegmentRule.Top top -> ranked(segment, top, now).contains(who.id());
      case SegmentRule.Listed(var ids) -> ids.contains(who.id());
    };
  }

  /**
   * Whether {@code stay} has held without a break since an instant at which {@code when} held.
   * Looks back over the instants at which either may have changed; between neighbours they are
   * constant.
   */
  private boolean hasStayed(Expr when, Expr stay, Who who, long now) {
    Constancy constancy = interpreter.constancy();
    List<Expr> both = List.of(when, stay);
    for (long t = now;
        t != Entry.ALWAYS;
        t = Calendar.minus(constancy.since(who.entity(), who.id(), both, t), 1)) {
      Meaning then = interpreter.meaning(who, t);
      if (!then.holds(stay)) {
        return false;
      }
      if (then.holds(when)) {
        return true;
      }
    }
    return false;
  }

  // ---- top ----

  private Set<String> ranked(SegmentDefinition segment, SegmentRule.Top top, long now) {
    Ranking ranking = new Ranking(segment.name(), now);
    Set<String> known = rankings.get(ranking);
    if (known == null) {
      known = rank(segment, top, now);
      rankings.put(ranking, known);
    }
    return known;
  }

  /** The highest of all known values among the profiles that exist. */
  private Set<String> rank(SegmentDefinition segment, SegmentRule.Top top, long now) {
    List<Ranked> all =
        interpreter.scene(now).existing(segment.of()).stream()
            .map(who -> new Ranked(who.id(), interpreter.meaning(who, now).value(top.by())))
            .filter(ranked -> ranked.value().isKnown())
            .sorted(Ranked.ORDER)
            .toList();
    return all.stream()
        .limit(size(top.size(), all.size()))
        .map(Ranked::id)
        .collect(Collectors.toSet());
  }

  /** Exactly {@code ceil(share · n)}. */
  private static long size(SegmentRule.Size size, int n) {
    return switch (size) {
      case SegmentRule.Size.Count(var count) -> count;
      case SegmentRule.Size.Share(var share) ->
          share.multiply(BigDecimal.valueOf(n)).setScale(0, RoundingMode.CEILING).longValueExact();
    };
  }
}
