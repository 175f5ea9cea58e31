package io.strate.engine.stream;

import io.strate.domain.Value;
import io.strate.timeline.TimelineView;

/** The view of a profile of which nothing is known. */
public final class EmptyView implements TimelineView {

  @Override
  public int size(int stream) {
    return 0;
  }

  @Override
  public void times(int stream, long[] into) {}

  @Override
  public void origins(int stream, int[] sources, long[] identities) {}

  @Override
  public void numbers(int stream, int column, double[] into) {}

  @Override
  public void micros(int stream, int column, long[] into) {}

  @Override
  public void instants(int stream, int column, long[] into) {}

  @Override
  public void booleans(int stream, int column, byte[] into) {}

  @Override
  public void texts(int stream, int column, int[] into) {}

  @Override
  public String text(int code) {
    throw new IllegalArgumentException("no text has code " + code);
  }

  @Override
  public int code(String text) {
    return NO_TEXT;
  }

  @Override
  public void values(int stream, int column, Value[] into) {}
}
