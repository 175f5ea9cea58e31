package io.strate.demo;

import java.util.List;

/** A region of France with some of its departments, and how many companies are there. */
record Region(String name, double weight, List<String> departments) {

  private static final List<Region> ALL =
      List.of(
          new Region("Île-de-France", 30, List.of("75", "77", "78", "91", "92", "93", "94", "95")),
          new Region("Auvergne-Rhône-Alpes", 14, List.of("01", "38", "42", "63", "69", "73", "74")),
          new Region("Nouvelle-Aquitaine", 8, List.of("17", "33", "64", "86", "87")),
          new Region("Occitanie", 8, List.of("30", "31", "34", "66", "81")),
          new Region("Hauts-de-France", 8, List.of("02", "59", "60", "62", "80")),
          new Region("Provence-Alpes-Côte d'Azur", 8, List.of("06", "13", "83", "84")),
          new Region("Grand Est", 7, List.of("51", "54", "57", "67", "68")),
          new Region("Pays de la Loire", 6, List.of("44", "49", "72", "85")),
          new Region("Bretagne", 5, List.of("22", "29", "35", "56")),
          new Region("Normandie", 4, List.of("14", "27", "76")),
          new Region("Bourgogne-Franche-Comté", 3, List.of("21", "25", "71")),
          new Region("Centre-Val de Loire", 3, List.of("28", "37", "45")));

  private static final double[] WEIGHTS = ALL.stream().mapToDouble(Region::weight).toArray();

  static Region drawn(Draws draws) {
    return ALL.get(draws.weighted(WEIGHTS));
  }
}
