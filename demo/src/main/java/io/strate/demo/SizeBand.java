package io.strate.demo;

import java.util.Arrays;

/**
 * The bands of employees in which INSEE counts, named by its digits, and how well their companies
 * fit a CRM.
 */
enum SizeBand {
  B01("1 ou 2 salariés", 1, 2, 6, -0.9, 1.1),
  B02("3 à 5 salariés", 3, 5, 9, -0.5, 1.4),
  B03("6 à 9 salariés", 6, 9, 12, -0.1, 1.9),
  B11("10 à 19 salariés", 10, 19, 20, 0.3, 2.6),
  B12("20 à 49 salariés", 20, 49, 23, 0.7, 3.6),
  B21("50 à 99 salariés", 50, 99, 13, 0.8, 5),
  B22("100 à 199 salariés", 100, 199, 8, 0.7, 7),
  B31("200 à 249 salariés", 200, 249, 3, 0.5, 8),
  B32("250 à 499 salariés", 250, 499, 3, 0.1, 10),
  B41("500 à 999 salariés", 500, 999, 2, -0.2, 12),
  B42("1 000 à 1 999 salariés", 1000, 1999, 1, -0.4, 14);

  private static final double[] WEIGHTS =
      Arrays.stream(values()).mapToDouble(band -> band.weight).toArray();

  private final String label;
  private final int least;
  private final int most;
  private final double weight;
  private final double fit;
  private final double contacts;

  SizeBand(String label, int least, int most, double weight, double fit, double contacts) {
    this.label = label;
    this.least = least;
    this.most = most;
    this.weight = weight;
    this.fit = fit;
    this.contacts = contacts;
  }

  static SizeBand drawn(Draws draws) {
    return values()[draws.weighted(WEIGHTS)];
  }

  String label() {
    return label;
  }

  int headcount(Draws draws) {
    return draws.between(least, most);
  }

  double fit() {
    return fit;
  }

  /** How many contacts the vendor knows there: one at least. */
  int contacts(Draws draws) {
    return 1 + draws.poisson(contacts - 1);
  }
}
