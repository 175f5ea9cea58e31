package io.strate.workspace.live;

import io.strate.domain.Failure;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.learning.refresh.LearnAnew;
import io.strate.workspace.open.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** What is learnt, as callers see and steer it. For any thread. */
final class LearntByName {

  private final Workspace workspace;
  private final KeepStated stated;
  private final Learning learning;
  private final Runnable news;
  private final LongSupplier clock;

  /**
   * @param news told when something is wanted, or a version was put into force
   */
  LearntByName(
      Workspace workspace,
      KeepStated stated,
      Learning learning,
      Runnable news,
      LongSupplier clock) {
    this.workspace = workspace;
    this.stated = stated;
    this.learning = learning;
    this.news = news;
    this.clock = clock;
  }

  /** What keeps something from being stated, or from being learnt anew. */
  Map<String, Failure> troubles() {
    Map<String, Failure> all = new TreeMap<>(learning.troubles());
    all.putAll(stated.troubles());
    return all;
  }

  /** What is being learnt anew, or waits for it. */
  Set<String> busy() {
    return learning.busy();
  }

  /**
   * Lets something be learnt anew.
   *
   * @throws Failure {@code learn.unknown}
   */
  void learn(String name) {
    new LearnAnew(workspace).requireKnown(name);
    learning.want(name);
    news.run();
  }

  /**
   * Puts a version into force.
   *
   * @throws Failure {@code learn.unknown} or {@code learnt.unknown}
   */
  void putIntoForce(String name, int version, String by) {
    Workspace same = workspace.definedAs(workspace.definition());
    new LearnAnew(same).putIntoForce(name, version, clock.getAsLong(), by);
    news.run();
  }

  /**
   * How everything learnt is, in the order of the files.
   *
   * @param same the workspace under the definitions that the members follow
   */
  List<LearntSigns> signs(Workspace same) {
    return LearntSigns.of(same, clock.getAsLong(), troubles().keySet());
  }
}
