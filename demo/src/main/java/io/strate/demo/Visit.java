package io.strate.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Some pages of the vendor's site, one after the other.
 *
 * @param referrer where the visit came from; empty for nowhere
 */
record Visit(String referrer, Utm utm, List<Page> pages) {

  Visit {
    pages = List.copyOf(pages);
  }

  record Page(String path, long at, boolean isFirst) {}

  record Utm(String source, String medium, String campaign) {
    static final Utm NONE = new Utm("", "", "");
  }

  private static final List<String> BLOG =
      List.of(
          "/blog/choisir-son-crm",
          "/blog/rgpd-et-prospection",
          "/blog/relancer-un-devis",
          "/blog/prevision-des-ventes",
          "/blog/segmenter-ses-clients",
          "/blog/migrer-depuis-un-tableur");
  private static final List<String> OTHERS =
      List.of("/", "/fonctionnalites", "/integrations", "/clients", "/aide", "/a-propos");

  /**
   * A visit of a site that begins at an instant.
   *
   * @param pull how much a project moves the visitor: then it is prices and demonstrations
   */
  static Visit drawn(Draws draws, Site site, long start, double pull) {
    return switch (draws.weighted(40, 34, 12, 14)) {
      case 0 -> drawn(draws, site, start, pull, "https://www.google.com/", Utm.NONE);
      case 1 -> drawn(draws, site, start, pull, "", Utm.NONE);
      case 2 -> {
        Utm posts = new Utm("linkedin", "social", "temoignages");
        yield drawn(draws, site, start, pull, "https://www.linkedin.com/", posts);
      }
      default -> {
        Utm ads = new Utm("google", "cpc", draws.chance(0.5) ? "crm-pme" : "logiciel-crm");
        yield drawn(draws, site, start, pull, "https://www.google.com/", ads);
      }
    };
  }

  /** The visit of somebody who clicked a link of an e-mail. */
  static Visit clicked(Draws draws, Site site, Mail mail, String link, long at, double pull) {
    Visit rest =
        drawn(draws, site, at, pull, "", new Utm("email", mail.kind().words(), mail.campaign()));
    List<Page> pages = new ArrayList<>(rest.pages());
    pages.set(0, new Page(link, at, true));
    return new Visit("", rest.utm(), pages);
  }

  private static Visit drawn(
      Draws draws, Site site, long start, double pull, String referrer, Utm utm) {
    List<Page> pages = new ArrayList<>();
    long at = start;
    int count = 1 + Math.min(11, draws.poisson(1.0 + 2.5 * pull));
    for (int i = 0; i < count; i++) {
      pages.add(new Page(path(draws, site, pull), at, i == 0));
      at += 1000L * (8 + (long) draws.exponential(70));
    }
    return new Visit(referrer, utm, pages);
  }

  static String path(Draws draws, Site site, double pull) {
    return switch (draws.weighted(site.prices(pull), site.demonstration(pull), 45, 50)) {
      case 0 -> "/tarifs";
      case 1 -> "/demo";
      case 2 -> draws.pick(BLOG);
      default -> draws.pick(OTHERS);
    };
  }
}
