package io.strate.rule.draft;

import io.strate.rule.Place;
import java.util.Objects;

/** A name as somebody wrote it, with its place. */
public record Name(String text, Place place) {
  public Name {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(place, "place");
  }

  @Override
  public String toString() {
    return text;
  }
}
