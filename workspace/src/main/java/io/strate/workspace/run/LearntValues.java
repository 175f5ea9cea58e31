package io.strate.workspace.run;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Port: keeps what was learnt stated of profiles, before segments that may ask for it are computed.
 * For the thread that computes them.
 */
public interface LearntValues {

  /** Nothing is learnt. */
  LearntValues NONE =
      new LearntValues() {
        @Override
        public boolean takeUp(long now) {
          return false;
        }

        @Override
        public boolean looksAround() {
          return false;
        }

        @Override
        public List<Restated> beforeRun(RoaringBitmap contacts, RoaringBitmap accounts, long now) {
          return List.of();
        }

        @Override
        public void beforeTurn(RoaringBitmap contacts, RoaringBitmap accounts, long now) {}
      };

  /**
   * What was stated of everybody anew.
   *
   * @param version that was asked
   * @param changed profiles that got another value
   * @param withdrawn profiles that lost theirs
   */
  record Restated(String name, int version, long changed, long withdrawn) {}

  /** Takes up definitions and versions as they are now; answers whether any version is in force. */
  boolean takeUp(long now);

  /** Whether what is learnt of a contact draws on accounts, or the other way round. */
  boolean looksAround();

  /**
   * States what is due of everybody, and what differs of those whose timelines may have changed
   * since the last run.
   *
   * @return what was due
   */
  List<Restated> beforeRun(RoaringBitmap contacts, RoaringBitmap accounts, long now);

  /** States what differs of those whom a turn looks at. */
  void beforeTurn(RoaringBitmap contacts, RoaringBitmap accounts, long now);
}
