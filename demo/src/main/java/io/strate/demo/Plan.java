package io.strate.demo;

/** What the vendor sells: a price for each seat and month. */
enum Plan {
  ESSENTIEL("essentiel", 19),
  PRO("pro", 39),
  ENTREPRISE("entreprise", 69);

  private final String words;
  private final int price;

  Plan(String words, int price) {
    this.words = words;
    this.price = price;
  }

  String words() {
    return words;
  }

  /** A year for so many seats, in euros. */
  double yearly(int seats) {
    return 12.0 * price * seats;
  }

  /** The next greater one; of the greatest itself. */
  Plan next() {
    return switch (this) {
      case ESSENTIEL -> PRO;
      case PRO, ENTREPRISE -> ENTREPRISE;
    };
  }

  static Plan drawn(Draws draws, int headcount) {
    double large = Math.min(1, headcount / 300.0);
    return values()[draws.weighted(1 - 0.8 * large, 0.9, 0.1 + 0.9 * large)];
  }
}
