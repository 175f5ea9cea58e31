package io.strate.demo;

/** What a contact does in its company. */
enum Role {
  DIRIGEANT("dirigeant", 0.1, 0.5, 0.3, true),
  DIRECTEUR_COMMERCIAL("directeur commercial", 0.45, 0.45, 0.8, true),
  MARKETING("marketing", 0.3, 0.2, 0.6, false),
  DSI("DSI", 0.0, 0.2, 0.3, false),
  ACHATS("achats", -0.3, 0.1, 0.05, false),
  FINANCE("finance", -0.5, -0.1, 0.05, false),
  COMMERCIAL("commercial", 0.05, -0.1, 0.95, false),
  UTILISATEUR("utilisateur", -0.2, -0.3, 0.9, false);

  private final String words;
  private final double interest;
  private final double lead;
  private final double use;
  private final boolean decides;

  Role(String words, double interest, double lead, double use, boolean decides) {
    this.words = words;
    this.interest = interest;
    this.lead = lead;
    this.use = use;
    this.decides = decides;
  }

  String words() {
    return words;
  }

  /** What the role adds to the interest in CRM software. */
  double interest() {
    return interest;
  }

  /** How likely it is to be this one who pursues a project. */
  double lead() {
    return lead;
  }

  /** The share of customers' people in this role who work with the software. */
  double use() {
    return use;
  }

  boolean decides() {
    return decides;
  }

  private static final double[] IN_SMALL = {40, 12, 10, 3, 3, 6, 12, 14};
  private static final double[] IN_LARGE = {9, 16, 17, 12, 9, 7, 14, 16};

  static Role drawn(Draws draws, int headcount) {
    return values()[draws.weighted(headcount < 20 ? IN_SMALL : IN_LARGE)];
  }
}
