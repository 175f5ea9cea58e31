package io.strate.workspace.live;

import io.strate.domain.Failure;
import java.util.Optional;

/** Port: sees the work that keeps a workspace true, to measure it and to tell of trouble. */
public interface LiveWatch {

  /** Nobody looks. */
  LiveWatch NONE =
      new LiveWatch() {
        @Override
        public void turn(Runnable work) {
          work.run();
        }

        @Override
        public void run(Runnable work) {
          work.run();
        }

        @Override
        public void learning(LearningNews news) {}

        @Override
        public void ended(String work, Optional<Failure> trouble) {}
      };

  /** Does a turn. */
  void turn(Runnable work);

  /** Does a whole run. */
  void run(Runnable work);

  /** Something is, or was, learnt or watched, on a thread of its own. */
  void learning(LearningNews news);

  /**
   * A turn, a run, the taking up of edited definitions, or learning one thing anew has ended; the
   * latter on a thread of its own.
   *
   * @param work {@code turn}, {@code run}, {@code definitions} or {@code learning}
   * @param trouble that stopped it; empty if all went well
   */
  void ended(String work, Optional<Failure> trouble);
}
