package io.strate.workspace.answer.learnt;

import io.strate.workspace.learning.card.ClusterCard;
import io.strate.workspace.learning.card.Verdict;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.OptionalInt;

/** Shows what a version of a cluster set says of itself, and which versions there are. */
public final class ShowClusters {

  private final Workspace workspace;
  private final Cards cards;

  public ShowClusters(Workspace workspace) {
    this.workspace = workspace;
    this.cards = new Cards(workspace);
  }

  /**
   * A version of a cluster set.
   *
   * @param versions all that are kept, the latest first
   */
  public record Shown(Learnable what, int version, ClusterCard card, List<KeptVersion> versions)
      implements ShownVersion {
    public Shown {
      versions = List.copyOf(versions);
    }

    @Override
    public Verdict verdict() {
      return card.verdict();
    }
  }

  /**
   * @param version empty for the one in force, or else the one learnt last
   * @throws io.strate.domain.Failure {@code learn.unknown}, {@code learnt.never} or {@code
   *     learnt.unknown} if there is no such set or version
   */
  public Shown of(String name, OptionalInt version) {
    Learnable what = Learnable.named(workspace.definition(), name, Learnable.Kind.CLUSTERS);
    int number = cards.version(what, version);
    return new Shown(what, number, cards.ofClusters(name, number), cards.versions(what));
  }
}
