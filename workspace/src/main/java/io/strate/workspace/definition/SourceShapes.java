package io.strate.workspace.definition;

import static io.strate.workspace.definition.Key.optional;
import static io.strate.workspace.definition.Key.required;
import static io.strate.workspace.definition.Shape.either;
import static io.strate.workspace.definition.Shape.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of sources, by what a source is read as. */
final class SourceShapes {

  private static final Shape COLUMN = new Shape.Text("a column, or an expression over columns");

  private static final Shape COLUMNS =
      either(
          new Shape.ListOf("a list of columns", new Shape.Text("a column")),
          new Shape.Named("names with a column or an expression each", COLUMN));

  private static final Shape CONTACT =
      either(
          COLUMN,
          new Shape.Named("kinds of identifiers with a column or an expression each", COLUMN));

  private static final Shape TIME =
      either(
          COLUMN,
          keys(
              "{ column: …, format: …, timezone: … }",
              List.of(
                  required("column", COLUMN, "The column, or an expression."),
                  optional(
                      "format",
                      new Shape.Text("a pattern such as \"d/M/yyyy H:mm\""),
                      "How it is written, if not ISO 8601 or epoch seconds or milliseconds."),
                  optional(
                      "timezone",
                      new Shape.Text("a time zone such as Europe/Paris"),
                      "The zone of times that name none."))));

  private static final Shape EVENT =
      either(
          new Shape.Text("the name of an event"),
          keys(
              "{ column: … }",
              List.of(required("column", COLUMN, "The column that names the event."))));

  private static final Key MESSAGE_ID =
      optional(
          "message_id",
          COLUMN,
          "A row with an id counts once over all files. Without ids, a row is known by its cells: an event in which a cell was filled or changed later is another event, and both count.");

  private static final Key STATED_AT = optional("time", TIME, "When the row's values were stated.");

  private static final Key ATTRIBUTES =
      optional(
          "attributes",
          COLUMNS,
          "Attributes and their columns; left out, every other column under its own name.");

  private static final Key IDENTIFIERS =
      optional(
          "identifiers",
          new Shape.Named("kinds of identifiers with a column or an expression each", COLUMN),
          "Further identifiers by their kinds.");

  static final Shape SOURCE =
      new Shape.Variants("a source with read, as and its columns", "as", variants());

  private SourceShapes() {}

  private static Map<String, Shape.Keys> variants() {
    Map<String, Shape.Keys> variants = new LinkedHashMap<>();
    variants.put(
        "contacts",
        source(
            "a source of contacts",
            required("id", COLUMN, "What names the contact."),
            IDENTIFIERS,
            optional("account", COLUMN, "The account that the contact belongs to."),
            STATED_AT,
            MESSAGE_ID,
            ATTRIBUTES));
    variants.put(
        "accounts",
        source(
            "a source of accounts",
            required("id", COLUMN, "What names the account."),
            IDENTIFIERS,
            STATED_AT,
            MESSAGE_ID,
            ATTRIBUTES));
    variants.put(
        "events",
        source(
            "a source of events",
            required("event", EVENT, "The event's name, or the column that holds it."),
            required("contact", CONTACT, "Who did it."),
            required("time", TIME, "When."),
            MESSAGE_ID,
            optional(
                "properties",
                COLUMNS,
                "Properties and their columns; left out, every other column under its own name.")));
    variants.put(
        "consents",
        new Shape.Keys(
            "a source of consents",
            source(
                    "",
                    required("contact", CONTACT, "Whose consent it is."),
                    required(
                        "channel",
                        COLUMN,
                        "The channel, such as email; a text in quotes, or a column."),
                    required("purpose", COLUMN, "The purpose."),
                    optional("status", COLUMN, "The column that says given or withdrawn."),
                    optional("given", COLUMN, "A condition that holds if consent is given."),
                    required("time", TIME, "Since when."),
                    optional("basis", COLUMN, "The legal basis, if not consent."),
                    optional("how", COLUMN, "How it was given."),
                    optional("proof", COLUMN, "Where the proof is."),
                    MESSAGE_ID)
                .keys(),
            List.of("status", "given")));
    return variants;
  }

  private static Shape.Keys source(String expected, Key... own) {
    List<Key> keys = new ArrayList<>();
    keys.add(
        required(
            "read",
            either(
                new Shape.Text("a file or a pattern of files"),
                new Shape.ListOf(
                    "a list of files, of which the first that exists is read",
                    new Shape.Text("a file"))),
            "The file, a pattern such as orders/*.csv, or a list of which the first that exists is read."));
    keys.add(
        required(
            "as",
            new Shape.Choice(List.of("contacts", "accounts", "events", "consents")),
            "What a row is."));
    keys.addAll(List.of(own));
    keys.add(optional("where", COLUMN, "Rows to keep."));
    keys.add(
        optional(
            "max_rejects",
            new Shape.Text("a share such as 5%"),
            "A run stops if more than this share of the rows cannot be read; 5% if left out."));
    return keys(expected, Shapes.described(keys.toArray(Key[]::new)));
  }
}
