package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Consents;
import io.strate.workspace.run.Evaluation;
import io.strate.workspace.run.Implied;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who is reachable and why the others are not, for each channel and purpose that rules name or
 * consents hold.
 */
final class Reachability {

  private static final String REACHABLE = "@asked/";
  private static final String ADDRESS = "@address/";
  private static final String BOUNCING = "@bouncing/";
  private static final String COMPLAINED = "@complained/";

  private final Definitions definitions;
  private final Consents consents;
  private final Set<Expr.Reachable> purposes;
  private final Evaluation evaluation;

  private Reachability(
      Definitions definitions,
      Consents consents,
      Set<Expr.Reachable> purposes,
      Evaluation evaluation) {
    this.definitions = definitions;
    this.consents = consents;
    this.purposes = purposes;
    this.evaluation = evaluation;
  }

  /**
   * Evaluates as of an instant what segments draw on, and all that decides who is reachable.
   *
   * @param segments of whose members it will be asked
   */
  static Reachability at(
      Workspace workspace,
      Definitions definitions,
      List<String> segments,
      long now,
      Interest interest) {
    Consents consents = Consents.at(workspace.ledger(), now, interest);
    Set<Expr.Reachable> purposes = new LinkedHashSet<>(Implied.by(definitions).reachables());
    purposes.addAll(consents.purposes());
    Definitions asked = definitions;
    for (Expr.Reachable purpose : purposes) {
      asked = Implied.with(asked, Entity.CONTACT, REACHABLE + name(purpose), purpose);
    }
    for (ChannelDefinition channel : definitions.channels()) {
      asked = with(asked, ADDRESS + channel.name(), channel.address());
      asked = with(asked, BOUNCING + channel.name(), channel.bouncing());
      asked = with(asked, COMPLAINED + channel.name(), channel.complained());
    }
    List<String> needed =
        asked.segments().stream()
            .map(SegmentDefinition::name)
            .filter(name -> segments.contains(name) || Implied.isImplied(name))
            .toList();
    Evaluation evaluation =
        Evaluation.at(workspace, Involved.in(asked, needed).only(), now, interest);
    return new Reachability(definitions, consents, purposes, evaluation);
  }

  private static Definitions with(Definitions definitions, String name, Expr when) {
    return Implied.with(definitions, Entity.CONTACT, name, when);
  }

  private static String name(Expr.Reachable purpose) {
    return purpose.channel() + "/" + purpose.purpose();
  }

  /** What the definitions say of everybody. */
  Evaluation evaluation() {
    return evaluation;
  }

  /** How many of some contacts are reachable, and why the others are not. */
  List<ReachableCount> of(RoaringBitmap contacts) {
    List<ReachableCount> counts = new ArrayList<>();
    for (Expr.Reachable purpose : purposes) {
      counts.add(count(purpose, contacts));
    }
    return counts;
  }

  private ReachableCount count(Expr.Reachable purpose, RoaringBitmap contacts) {
    RoaringBitmap left = contacts.clone();
    Map<Obstacle, Long> obstacles = new EnumMap<>(Obstacle.class);
    for (Obstacle obstacle : Obstacle.values()) {
      RoaringBitmap free = without(obstacle, purpose);
      long before = left.getLongCardinality();
      left.and(free);
      obstacles.put(obstacle, before - left.getLongCardinality());
    }
    RoaringBitmap reachable = evaluation.members(REACHABLE + name(purpose));
    reachable.and(contacts);
    if (!reachable.equals(left)) {
      throw new IllegalStateException(
          "who is reachable for %s differs from who has no obstacle: %s, %s"
              .formatted(name(purpose), reachable, left));
    }
    return new ReachableCount(
        purpose.channel(),
        purpose.purpose(),
        contacts.getLongCardinality(),
        left.getLongCardinality(),
        obstacles);
  }

  /** Contacts, at least all who exist, that an obstacle does not concern. */
  private RoaringBitmap without(Obstacle obstacle, Expr.Reachable purpose) {
    String channel = purpose.channel();
    return switch (obstacle) {
      case NO_CONSENT -> consents.stated(purpose);
      case WITHDRAWN -> allBut(consents.withdrawn(purpose));
      case OTHER_BASIS -> consents.given(purpose, definitions.legalBases());
      case NO_ADDRESS -> isDeclared(channel) ? evaluation.members(ADDRESS + channel) : none();
      case BOUNCING ->
          isDeclared(channel) ? allBut(evaluation.members(BOUNCING + channel)) : none();
      case COMPLAINED ->
          isDeclared(channel) ? allBut(evaluation.members(COMPLAINED + channel)) : none();
    };
  }

  /** Nobody has an address for a channel that the workspace does not declare. */
  private boolean isDeclared(String channel) {
    return definitions.channels().stream().anyMatch(known -> known.name().equals(channel));
  }

  private static RoaringBitmap none() {
    return new RoaringBitmap();
  }

  private RoaringBitmap allBut(RoaringBitmap contacts) {
    RoaringBitmap others = evaluation.members(Implied.existing(Entity.CONTACT));
    others.andNot(contacts);
    return others;
  }
}
