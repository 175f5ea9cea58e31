package io.strate.demo;

/** How the vendor came to know a contact. */
enum Acquisition {
  FORMULAIRE("formulaire", 0.35),
  LIVRE_BLANC("livre blanc", 0.0),
  WEBINAIRE("webinaire", 0.25),
  SALON("salon", -0.35),
  PARRAINAGE("parrainage", 0.7),
  PROSPECTION("prospection", -0.6);

  private static final double[] WEIGHTS = {26, 24, 14, 14, 6, 16};

  private final String words;
  private final double interest;

  Acquisition(String words, double interest) {
    this.words = words;
    this.interest = interest;
  }

  static Acquisition drawn(Draws draws) {
    return values()[draws.weighted(WEIGHTS)];
  }

  String words() {
    return words;
  }

  /** What it adds to the interest. */
  double interest() {
    return interest;
  }

  /** Came over the site, so that earlier visits are known. */
  boolean isOnline() {
    return this == FORMULAIRE || this == LIVRE_BLANC || this == WEBINAIRE;
  }
}
