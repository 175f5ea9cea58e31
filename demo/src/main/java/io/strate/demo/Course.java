package io.strate.demo;

import java.util.List;

/**
 * What an account goes through in 24 months and somewhat beyond.
 *
 * @param standings in order of time; the first holds from before the calendar
 */
record Course(
    List<Project> projects, List<Term> terms, List<Deal> deals, List<Deal.Standing> standings) {

  Course {
    projects = List.copyOf(projects);
    terms = List.copyOf(terms);
    deals = List.copyOf(deals);
    standings = List.copyOf(standings);
  }

  /** How much projects move a contact on a day, 0 to 1. */
  double pull(int place, int day) {
    double pull = 0;
    for (Project project : projects) {
      pull = Math.max(pull, project.pull(place, day));
    }
    return pull;
  }

  double use(int day) {
    double use = 0;
    for (Term term : terms) {
      use = Math.max(use, term.use(day));
    }
    return use;
  }

  boolean isCustomer(int day) {
    return use(day) > 0;
  }
}
