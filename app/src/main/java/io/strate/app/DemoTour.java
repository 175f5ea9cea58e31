package io.strate.app;

import io.strate.domain.Entity;
import io.strate.server.pages.Links;
import io.strate.server.pages.Tour;
import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.live.LiveWorkspace;
import java.util.List;

/** Leads newcomers through the pages of the demo. */
public final class DemoTour {

  private static final String HOT = "temperature/chauds";
  private static final String CHANGED = "hyper_engages";

  private DemoTour() {}

  public static Tour of(LiveWorkspace live) {
    List<ListMembers.Member> hot =
        live.ask(workspace -> new ListMembers(workspace).part(HOT, 0, 1)).members();
    String why =
        hot.isEmpty() ? Links.segment(HOT) : Links.why(Entity.CONTACT, hot.getFirst().id(), HOT);
    return new Tour(
        List.of(
            step(
                "Qui est chaud ?",
                "Who is hot?",
                "Ces contacts ont assez de points d’engagement, à la seconde près. La liste change sous vos yeux quand un événement arrive.",
                "These contacts have enough points of engagement, to the second. The list changes before your eyes when an event arrives.",
                Links.segment(HOT)),
            step(
                "Pourquoi ?",
                "Why?",
                "Chaque appartenance s’explique : ce qui décide, les événements qui comptent, et quand cela changera si rien ne se passe.",
                "Every membership is explained: what decides, the events that count, and when it changes if nothing happens.",
                why),
            step(
                "Qui part demain ?",
                "Who leaves tomorrow?",
                "Le temps seul fait sortir ces contacts : c’est le moment de leur parler.",
                "Time alone makes these contacts leave: now is the moment to talk to them.",
                Links.segment(HOT) + "/tomorrow"),
            step(
                "Changez une règle, et voyez",
                "Change a rule, and see",
                "Demandez trois clics au lieu de deux : le compte suit pendant que vous tapez, et rien n’est enregistré sans vous.",
                "Ask for three clicks instead of two: the count follows while you type, and nothing is saved without you.",
                Links.segment(CHANGED) + "/edit"),
            step(
                "Quand écrire ?",
                "When to write?",
                "Apprenez-le maintenant : l’heure et le jour où l’on ouvre vos e-mails, et qui a une habitude à soi.",
                "Learn it now: the hour and the weekday at which your e-mails are opened, and who has a habit of their own.",
                "/moments/mail_moment"),
            step(
                "Mettez vos données à la place",
                "Put your own data in its place",
                "Un fichier suffit pour commencer : vous verrez vingt lignes comme elles seront lues, et tout se défait.",
                "A file is enough to begin: you see twenty rows as they will be read, and all can be undone.",
                "/import")));
  }

  private static Tour.Step step(
      String titre, String title, String texte, String text, String address) {
    return new Tour.Step(new Localized(titre, title), new Localized(texte, text), address);
  }
}
