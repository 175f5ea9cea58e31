package io.strate.workspace.definition;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Expr;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source whose expressions are checked against the columns of its files: columns appear in them
 * as {@link Expr.Property} of path [column].
 *
 * @param position its place among the sources of the workspace, from 0
 * @param read files or patterns relative to the workspace, of which the first that exists is read
 * @param columns the columns and their types, in the order of the files
 * @param where rows to keep; all if empty
 * @param maxRejects the share of rejected rows above which a run stops
 * @param hash the same as long as the same rows come to the same entries; columns that the
 *     definition does not name, and types that cells have, count for nothing
 */
public record SourceDefinition(
    String name,
    int position,
    List<String> read,
    Map<String, Type> columns,
    Optional<Expr> where,
    Rows rows,
    double maxRejects,
    String hash) {

  public SourceDefinition {
    read = List.copyOf(read);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** What a row is. */
  public sealed interface Rows {
    Optional<Expr> messageId();
  }

  /**
   * A row states what a contact or account is.
   *
   * @param id names it in the default namespace, as the exact text of the cell
   * @param identifiers further identifiers by kind, exact texts
   * @param time when it was stated, if the source says so
   */
  public record Profiles(
      Entity of,
      Expr id,
      Map<String, Expr> identifiers,
      Optional<Expr> account,
      Optional<Timestamp> time,
      Optional<Expr> messageId,
      List<Attribute> attributes)
      implements Rows {
    public Profiles {
      identifiers = Collections.unmodifiableMap(new LinkedHashMap<>(identifiers));
      attributes = List.copyOf(attributes);
    }
  }

  /** A row is one event of the contact that the identifiers name. */
  public record Events(
      EventName event,
      Map<String, Expr> contact,
      Timestamp time,
      Optional<Expr> messageId,
      List<Property> properties)
      implements Rows {
    public Events {
      contact = Collections.unmodifiableMap(new LinkedHashMap<>(contact));
      properties = List.copyOf(properties);
    }
  }

  /** A row states a consent; {@code basis}, {@code how} and {@code proof} may be left out. */
  public record Consents(
      Map<String, Expr> contact,
      Expr channel,
      Expr purpose,
      Given given,
      Timestamp time,
      Optional<Expr> basis,
      Optional<Expr> how,
      Optional<Expr> proof,
      Optional<Expr> messageId)
      implements Rows {
    public Consents {
      contact = Collections.unmodifiableMap(new LinkedHashMap<>(contact));
    }
  }

  /** How a row of consents says whether it is given or withdrawn. */
  public sealed interface Given {
    /** A word, as {@link StatusWords} knows them. */
    record ByWord(Expr word) implements Given {}

    /** A condition. */
    record ByCondition(Expr condition) implements Given {}
  }

  /** How a row of events says which event it is. */
  public sealed interface EventName {
    record Fixed(String name) implements EventName {}

    record InColumn(Expr name) implements EventName {}
  }

  public record Attribute(String name, Expr value) {}

  /** A property at the end of a path of field names: a dot in its name makes a record. */
  public record Property(List<String> path, Expr value) {
    public Property {
      path = List.copyOf(path);
    }
  }

  /**
   * An instant in a row.
   *
   * @param format a pattern of java.time.format; ISO 8601 and epoch seconds or milliseconds if
   *     empty
   * @param zone of times that name none
   */
  public record Timestamp(Expr value, Optional<String> format, ZoneId zone) {}
}
