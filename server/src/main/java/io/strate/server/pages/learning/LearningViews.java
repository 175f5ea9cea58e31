package io.strate.server.pages.learning;

import io.strate.server.pages.Words;
import java.util.List;

/** Gives what the pages of what is learnt show, in a language. */
interface LearningViews {

  /** All cluster sets, models and moments. */
  List<LearntHead> all(Words words);

  /**
   * A cluster set.
   *
   * @throws io.strate.domain.Failure if there is none of that name
   */
  ClusterView clusters(Words words, String name);

  /**
   * A model, with why somebody got a score.
   *
   * @param explained who; empty for nobody
   * @throws io.strate.domain.Failure if there is none of that name
   */
  ModelView model(Words words, String name, String explained);

  /**
   * A best moment.
   *
   * @throws io.strate.domain.Failure if there is none of that name
   */
  MomentView moment(Words words, String name);

  /** How all of them fare. */
  MonitoringView monitoring(Words words);
}
