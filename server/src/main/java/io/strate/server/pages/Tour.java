package io.strate.server.pages;

import io.strate.workspace.definition.Localized;
import java.util.List;
import java.util.Optional;

/** A walk through some pages, for those who see them for the first time; perhaps without steps. */
public record Tour(List<Step> steps) {

  /** No tour. */
  public static final Tour NONE = new Tour(List.of());

  public Tour {
    steps = List.copyOf(steps);
  }

  /**
   * A page to look at.
   *
   * @param text what is to be seen there
   * @param address its path
   */
  public record Step(Localized title, Localized text, String address) {}

  /** A step that is looked at, counted from 1. */
  public record Place(int number, int of, Step step, Optional<Step> next) {

    /** Where the next step is. */
    public String following() {
      return next.map(following -> address(following, number + 1)).orElse("/");
    }
  }

  /** Where a step is, as its page is asked to show it. */
  public String address(int number) {
    return address(steps.get(number - 1), number);
  }

  private static String address(Step step, int number) {
    return step.address() + (step.address().contains("?") ? "&" : "?") + "tour=" + number;
  }

  /** The step that a page is asked to show. */
  Optional<Place> at(String number) {
    if (!number.matches("[1-9]") || Integer.parseInt(number) > steps.size()) {
      return Optional.empty();
    }
    int place = Integer.parseInt(number);
    Optional<Step> next = place < steps.size() ? Optional.of(steps.get(place)) : Optional.empty();
    return Optional.of(new Place(place, steps.size(), steps.get(place - 1), next));
  }
}
