package io.strate.engine;

import io.strate.engine.stream.ProfileReader;
import io.strate.timeline.TimelineView;

/** Evaluates the profiles that one thread feeds as of several instants (see {@link Scan#lanes}). */
public final class Lanes {

  private final Scan.Lane[] lanes;
  private final ProfileReader reader;

  Lanes(Scan.Lane[] lanes, ProfileReader reader) {
    this.lanes = lanes;
    this.reader = reader;
  }

  /** Adds a profile. Numbers ascend. */
  public void add(int number, TimelineView view) {
    reader.begin(view);
    for (Scan.Lane lane : lanes) {
      lane.addBegun(number, view);
    }
  }

  /** Evaluates what is left. */
  public void finish() {
    for (Scan.Lane lane : lanes) {
      lane.finish();
    }
  }
}
