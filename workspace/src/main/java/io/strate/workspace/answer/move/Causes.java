package io.strate.workspace.answer.move;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.engine.Walk;
import io.strate.ledger.Joins;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.workspace.answer.Deciding;
import io.strate.workspace.answer.Involved;
import io.strate.workspace.ingest.TrackedNames;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Course;
import io.strate.workspace.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Derives what caused moves of one segment. The engine names the instant at which the membership
 * turned; what lies at that instant, or what else became new between the announcement before and
 * the one of the move, is the cause.
 */
final class Causes {

  private final Workspace workspace;
  private final SegmentDefinition segment;
  private final Involved involved;
  private final Course course;
  private final InvolvedVersions versions;
  private final EntriesAt entries;

  Causes(Workspace workspace, SegmentDefinition segment) {
    this.workspace = workspace;
    this.segment = segment;
    this.involved = Involved.in(workspace.definition().definitions(), segment.name());
    this.course = new Course(workspace, involved.only());
    this.versions = new InvolvedVersions(workspace, segment, involved.only());
    this.entries = new EntriesAt(workspace, involved);
  }

  Cause of(ListMoves.Moved moved) {
    long run = moved.delta().run();
    Optional<Version> changed = versions.takenUpBy(run);
    if (segment.rule() instanceof SegmentRule.Listed) {
      return new Cause.Listed(changed);
    }
    Optional<Version> beginning = changed.filter(versions::isBeginning);
    if (beginning.isPresent()) {
      return new Cause.Defined(beginning.get());
    }
    if (involved.isTop(segment.name())) {
      return changed.<Cause>map(Cause.Defined::new).orElseGet(Cause.Ranked::new);
    }
    OptionalLong before = workspace.ledger().runs().asOfBefore(run);
    OptionalLong turn = turn(moved);
    if (turn.isPresent() && (before.isEmpty() || turn.getAsLong() > before.getAsLong())) {
      return within(moved.profile(), turn.getAsLong());
    }
    return changed
        .<Cause>map(Cause.Defined::new)
        .or(() -> joined(moved, before.orElse(Long.MIN_VALUE)))
        .or(() -> late(moved.profile(), turn))
        .orElseGet(Cause.Unknown::new);
  }

  /** The instant at which the membership became what was announced, as far as that is so today. */
  private OptionalLong turn(ListMoves.Moved moved) {
    Entity of = segment.of();
    long asOf = moved.delta().asOf();
    boolean isRanked = involved.isRanked();
    if (isRanked || course.isMember(of, moved.profile(), segment.name(), asOf) != moved.entered()) {
      return OptionalLong.empty();
    }
    Walk.Steady steady = course.ofMembership(of, moved.profile(), segment.name()).since(asOf);
    return steady.turns() ? OptionalLong.of(steady.instant()) : OptionalLong.empty();
  }

  private Cause within(int profile, long turn) {
    return switch (entries.of(segment.of(), profile, turn)) {
      case EntriesAt.One(Deciding because) -> new Cause.Happened(because);
      case EntriesAt.None _ -> new Cause.Elapsed(turn);
      case EntriesAt.TooMany _ -> new Cause.Unknown();
    };
  }

  private Optional<Cause> late(int profile, OptionalLong turn) {
    return turn.isPresent()
            && entries.of(segment.of(), profile, turn.getAsLong())
                instanceof EntriesAt.One(Deciding because)
        ? Optional.of(new Cause.Late(because))
        : Optional.empty();
  }

  /** An identifier that was claimed, or decided on, between two announcements. */
  private Optional<Cause> joined(ListMoves.Moved moved, long before) {
    List<Identifier> own = workspace.ledger().profiles().identifiers(segment.of(), moved.profile());
    long asOf = moved.delta().asOf();
    return (own.isEmpty() ? former(moved.profile()) : own.stream())
        .filter(identifier -> isNews(identifier, before, asOf))
        .findFirst()
        .map(identifier -> new Cause.Joined(identifier));
  }

  /** What the identifiers of a profile were whose identifiers are another's now. */
  private Stream<Identifier> former(int profile) {
    String name = workspace.ledger().profiles().id(segment.of(), profile);
    return name.isEmpty()
        ? Stream.empty()
        : Stream.concat(TrackedNames.KINDS.stream(), Stream.of(Identifier.DEFAULT_KIND))
            .map(kind -> new Identifier(segment.of(), kind, name));
  }

  private boolean isNews(Identifier identifier, long before, long asOf) {
    Joins joins = workspace.ledger().joins();
    boolean isClaimed =
        joins.claims(identifier).stream()
            .anyMatch(
                claim ->
                    claim.since() != Entry.ALWAYS
                        && before < claim.since()
                        && claim.since() <= asOf);
    return isClaimed
        || joins
            .standing(identifier)
            .filter(decision -> before < decision.at() && decision.at() <= asOf)
            .isPresent();
  }
}
