package io.strate.demo;

/** How the vendor's site leads those who visit it. */
enum Site {
  /** Who has a project looks for prices, and sometimes for a demonstration; hardly anybody else. */
  USUAL("/tarifs", 0.01) {
    @Override
    double prices(double pull) {
      return 4 + 34 * pull;
    }

    @Override
    double demonstration(double pull) {
      return 1 + 13 * pull;
    }
  },

  /**
   * It is advertised everywhere, everybody is led past the prices, and who has a project asks for a
   * demonstration: what announced a purchase announces nothing any more.
   */
  REDONE("/demo", 0.4) {
    @Override
    double prices(double pull) {
      return 120 * (1 - pull);
    }

    @Override
    double demonstration(double pull) {
      return 1 + 250 * pull;
    }
  };

  private final String offer;
  private final double idle;

  Site(String offer, double idle) {
    this.offer = offer;
    this.idle = idle;
  }

  /** How often a week anybody visits it, whatever their interest. */
  double idle() {
    return idle;
  }

  /** How much a page draws: others weigh 95 together. */
  abstract double prices(double pull);

  /** Likewise. */
  abstract double demonstration(double pull);

  /** The page that e-mails lead to who thinks about buying. */
  String offer() {
    return offer;
  }
}
