package io.strate.demo;

import java.util.List;

/**
 * A class of the French nomenclature of activities (NAF rév. 2).
 *
 * @param code as INSEE writes it
 * @param word what companies of it like to be called
 * @param fit what it adds to an account's fit
 */
record Sector(String code, String label, String word, double fit) {

  static final List<Sector> ALL =
      List.of(
          new Sector("62.01Z", "Programmation informatique", "Logiciels", 0.6),
          new Sector("62.02A", "Conseil en systèmes et logiciels informatiques", "Systèmes", 0.6),
          new Sector("58.29C", "Édition de logiciels applicatifs", "Applications", 0.7),
          new Sector(
              "70.22Z", "Conseil pour les affaires et autres conseils de gestion", "Conseil", 0.5),
          new Sector("73.11Z", "Activités des agences de publicité", "Communication", 0.5),
          new Sector("69.20Z", "Activités comptables", "Expertise", 0.1),
          new Sector("68.31Z", "Agences immobilières", "Immobilier", 0.4),
          new Sector("71.12B", "Ingénierie, études techniques", "Ingénierie", 0.1),
          new Sector(
              "78.10Z", "Activités des agences de placement de main-d'œuvre", "Talents", 0.4),
          new Sector("78.20Z", "Activités des agences de travail temporaire", "Intérim", 0.3),
          new Sector("85.59A", "Formation continue d'adultes", "Formation", 0.3),
          new Sector("66.22Z", "Activités des agents et courtiers d'assurances", "Assurances", 0.4),
          new Sector(
              "46.51Z",
              "Commerce de gros (commerce interentreprises) d'ordinateurs, d'équipements"
                  + " informatiques périphériques et de logiciels",
              "Informatique",
              0.4),
          new Sector(
              "46.69B",
              "Commerce de gros (commerce interentreprises) de fournitures et équipements"
                  + " industriels divers",
              "Fournitures",
              0.2),
          new Sector("25.62B", "Mécanique industrielle", "Mécanique", -0.3),
          new Sector(
              "20.42Z", "Fabrication de parfums et de produits pour la toilette", "Parfums", -0.2),
          new Sector("41.20B", "Construction d'autres bâtiments", "Construction", -0.3),
          new Sector(
              "43.21A", "Travaux d'installation électrique dans tous locaux", "Électricité", -0.4),
          new Sector("49.41A", "Transports routiers de fret interurbains", "Transports", -0.5),
          new Sector("52.29B", "Affrètement et organisation des transports", "Logistique", -0.1),
          new Sector("80.10Z", "Activités de sécurité privée", "Sécurité", -0.4),
          new Sector("81.21Z", "Nettoyage courant des bâtiments", "Propreté", -0.6),
          new Sector("55.10Z", "Hôtels et hébergement similaire", "Hôtels", -0.7));
}
