package io.strate.workspace.definition;

import static io.strate.workspace.definition.Key.optional;
import static io.strate.workspace.definition.Key.required;
import static io.strate.workspace.definition.Shape.either;
import static io.strate.workspace.definition.Shape.keys;

import java.util.ArrayList;
import java.util.List;

/** All keys of a workspace's files. */
public final class Shapes {

  static final Shape RULE = new Shape.Text("a rule");
  static final Shape SPAN = new Shape.Text("a length of time such as 30 days");
  static final Shape NAME = new Shape.Text("a name");
  static final Shape TEXT = new Shape.Text("a text");
  private static final Shape PROPERTY = new Shape.Text("a property such as campaign.id");
  private static final Shape NUMBER = new Shape.Number();
  private static final Shape LATER = new Shape.Later();

  private static final String DELIVERY_NEEDS =
      "`delivery:` and `message:` go together: the event, and the property that says of which"
          + " message it is";

  private static final Shape LOCALIZED =
      either(
          TEXT,
          keys(
              "{ fr: …, en: … }",
              List.of(
                  optional("fr", TEXT, "The text in French."),
                  optional("en", TEXT, "The text in English."))));

  private static final List<Key> DESCRIBED =
      List.of(
          optional("label", LOCALIZED, "What pages and messages call it."),
          optional("description", LOCALIZED, "What it means."),
          optional("unit", TEXT, "The unit of its number."),
          optional("format", TEXT, "How its number is shown."),
          optional("owner", TEXT, "Who answers for it."),
          optional("folder", TEXT, "Where pages file it."));

  static final Shape ENTITY = new Shape.Choice(List.of("contacts", "accounts"));

  static final Key OF = optional("of", ENTITY, "Whom it is about; contacts if left out.");

  private static final Shape IDS =
      either(
          new Shape.Text("a file of ids"),
          new Shape.ListOf("a list of ids", new Shape.Text("an id")));

  private static final Shape TIMING =
      keys(
          "a timing such as { link: url, delivery: email_delivered, message: email_id }",
          List.of(
              optional(
                  "link",
                  PROPERTY,
                  "Of events at most a second apart that differ in it, all are a machine's."),
              optional(
                      "delivery",
                      NAME,
                      "What comes before this event of its message, or at most a second after, is a machine's.")
                  .needing("message", DELIVERY_NEEDS),
              optional(
                      "message",
                      PROPERTY,
                      "The property that both have, by which they know their message.")
                  .needing("delivery", DELIVERY_NEEDS)));

  private static final Shape EVENT =
      either(
          new Shape.Text("a label"),
          keys(
              "an event with label, where, from, gap, machine",
              described(
                  optional(
                      "did", LOCALIZED, "What somebody did, for rules in words: opened an e-mail."),
                  optional("where", RULE, "Which of them count."),
                  optional("from", NAME, "The event that this one is made from."),
                  optional("gap", SPAN, "The longest pause within a session.")
                      .needing(
                          "from", "`gap:` needs `from:` with the event that sessions are made of"),
                  optional(
                      "machine",
                      TIMING,
                      "How timing tells which of them machines made: their property `machine` is then yes."))));

  private static final Shape TRAIT =
      either(
          RULE, keys("a trait with value", described(required("value", RULE, "What it is."), OF)));

  private static final Shape POINT =
      new Shape.Keys(
          "points such as { each: event, give: 10 }",
          described(
              optional("each", new Shape.Text("an event"), "Events, each of which gives points."),
              optional("when", RULE, "A condition that gives points once, while it holds."),
              required("give", NUMBER, "How many points; less than 0 takes them."),
              optional("at_most", NUMBER, "The most that this line may give.")
                  .needing(
                      "each", "`at_most:` belongs to `each:`; a `when:` gives its points once")),
          List.of("each", "when"));

  private static final Shape SCORE =
      keys(
          "a score with points",
          described(
              required("points", new Shape.ListOf("a list of points", POINT), "What gives points."),
              optional("within", SPAN, "The window of every `each`."),
              optional("half_life", SPAN, "The time in which an event's points halve."),
              optional("floor", NUMBER, "The score is never below."),
              optional("ceiling", NUMBER, "The score is never above."),
              OF));

  private static final Shape TIERS =
      new Shape.Named(
          "a name and bounds for each tier",
          either(
              new Shape.Text("bounds such as \"20 .. 50\""),
              keys(
                  "a tier with bounds and label",
                  List.of(
                      required(
                          "bounds", new Shape.Text("bounds such as \"20 .. 50\""), "Its bounds."),
                      optional("label", LOCALIZED, "What pages and messages call it."),
                      optional("description", LOCALIZED, "What it means.")))));

  private static final Shape CASES =
      new Shape.Named(
          "a name and a condition for each segment of the family",
          either(
              RULE,
              keys(
                  "a case with when and label",
                  List.of(
                      required("when", RULE, "Its condition, or otherwise."),
                      optional("label", LOCALIZED, "What pages and messages call it."),
                      optional("description", LOCALIZED, "What it means.")))));

  private static final String TIERS_NEED =
      "`tiers:` needs `of:` with a name and bounds for each tier";
  private static final String TOP_NEEDS = "`top:` needs `by:` with the value that ranks";

  private static final Shape SEGMENT =
      either(
          RULE,
          new Shape.Keys(
              "a segment with when, tiers, first_match, top or list",
              described(
                  optional("when", RULE, "The condition of its members."),
                  optional("stay", RULE, "Members stay as long as this holds.")
                      .needing("when", "`stay:` needs `when:` with the condition to enter"),
                  optional("tiers", RULE, "The number along which tiers lie.")
                      .needing("of", TIERS_NEED),
                  optional(
                      "of",
                      either(ENTITY, TIERS),
                      "With `tiers`, a name and bounds for each; else contacts or accounts."),
                  optional("entity", ENTITY, "Contacts or accounts, where `of` holds tiers."),
                  optional(
                      "first_match",
                      CASES,
                      "A family: each profile is where its first condition holds."),
                  optional(
                          "top",
                          new Shape.Text("a share such as 5%, or a number"),
                          "How many of the highest.")
                      .needing("by", TOP_NEEDS),
                  optional("by", RULE, "The value that ranks.")
                      .needing("top", "`by:` needs `top:` with a share or a number"),
                  optional("list", IDS, "A file of ids, or ids."),
                  optional("sql", LATER, "A query over the workspace's tables (a later version)."),
                  optional("under", NAME, "The segment that this one is a part of."),
                  optional("always", IDS, "Ids that stay in, whatever the rule says."),
                  optional("never", IDS, "Ids that stay out, whatever the rule says.")),
              List.of("when", "tiers", "first_match", "top", "list", "sql")));

  private static final Shape CHANNEL =
      either(
          RULE,
          keys(
              "a channel with address, bouncing, complained",
              described(
                  optional("address", RULE, "Holds if there is an address."),
                  optional("bouncing", RULE, "Holds if the address does not work."),
                  optional("complained", RULE, "Holds if its owner complained."))));

  private static final Shape.ListOf RULES =
      new Shape.ListOf(
          "a list of rules of the form IF … THEN segment = '…'",
          new Shape.Text("a rule of the form IF … THEN segment = '…'"));

  /** A whole file. */
  public static final Shape.Keys WORKSPACE =
      keys(
          "the keys of a workspace (workspace, sources, traits, segments …)",
          List.of(
              optional(
                  "workspace", NAME, "The name of the workspace; that of its folder if left out."),
              optional(
                  "locale",
                  new Shape.Choice(List.of("fr", "en")),
                  "The language of pages and messages; fr if left out."),
              optional(
                  "timezone",
                  new Shape.Text("a time zone such as Europe/Paris"),
                  "For dates without a zone and calendar windows; UTC if left out."),
              optional(
                  "contact_timezone", NAME, "The attribute that names a contact's own time zone."),
              optional(
                  "store",
                  new Shape.Text("a folder"),
                  "The embedded store, relative to this file; .strate/ if left out."),
              optional(
                  "sources",
                  new Shape.Named("sources by their names", SourceShapes.SOURCE),
                  "Where contacts, accounts, events and consents are read."),
              optional(
                  "events",
                  new Shape.Named("events by their names", EVENT),
                  "Labels and filters of events, and events made from others."),
              optional(
                  "traits",
                  new Shape.Named("traits by their names", TRAIT),
                  "Values computed for each contact or account."),
              optional(
                  "scores",
                  new Shape.Named("scores by their names", SCORE),
                  "Traits made of points."),
              optional(
                  "segments",
                  new Shape.Named("segments by their names", SEGMENT),
                  "Sets of contacts or accounts."),
              optional("rules", RULES, "Segments as texts of the form IF … THEN segment = '…'."),
              optional(
                  "channels",
                  new Shape.Named("channels by their names", CHANNEL),
                  "How people are reached."),
              optional(
                  "legal_bases",
                  new Shape.ListOf("a list of legal bases", NAME),
                  "Legal bases that allow a channel besides consent."),
              optional(
                  "clusters",
                  new Shape.Named("cluster sets by their names", LearntShapes.CLUSTERS),
                  "Groups of contacts or accounts that are alike, learnt."),
              optional(
                  "models",
                  new Shape.Named("models by their names", LearntShapes.MODEL),
                  "What will probably come, learnt."),
              optional(
                  "moments",
                  new Shape.Named("moments by their names", LearntShapes.MOMENT),
                  "The hour and weekday at which each contact reacts best, learnt."),
              optional("sql", LATER, "Queries (a later version).")));

  private Shapes() {}

  /** Some keys, and those of every definition. */
  public static List<Key> described(Key... own) {
    List<Key> keys = new ArrayList<>(List.of(own));
    keys.addAll(DESCRIBED);
    return keys;
  }
}
