package io.strate.lake;

import io.strate.domain.Type;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file probably holds, for the first draft of a source: a guess from its name, the names of
 * its columns (English or French) and their contents, to be corrected by its owner.
 *
 * @param roles which column plays which part
 * @param timeFormat how the time is written, empty for ISO 8601 and seconds or milliseconds since
 *     1970
 * @param eventName what the rows are called if they are events and no column says it
 * @param doubts what the owner should look at, as sentences
 * @param columns what was seen of each column, in the order of the file
 */
public record Inference(
    SourceFile file,
    Kind kind,
    Schema schema,
    Map<Role, String> roles,
    Optional<String> timeFormat,
    String eventName,
    List<String> doubts,
    List<Column> columns) {

  public Inference {
    roles = roles.isEmpty() ? Map.of() : new EnumMap<>(roles);
    doubts = List.copyOf(doubts);
    columns = List.copyOf(columns);
  }

  /**
   * What was seen of a column in the first rows.
   *
   * @param samples some of its values, shortened
   * @param timeFormats of a column of texts or numbers, how all or nearly all of them can be read
   *     as times: several where they do not tell which
   * @param rows that were looked at
   * @param empty of them without a value
   * @param repeated of them with a value that one before has
   * @param hasDecimalCommas whether its texts would be numbers if their commas were points
   */
  public record Column(
      String name,
      Type type,
      List<String> samples,
      List<String> timeFormats,
      int rows,
      int empty,
      int repeated,
      boolean hasDecimalCommas) {
    public Column {
      samples = List.copyOf(samples);
      timeFormats = List.copyOf(timeFormats);
    }
  }

  /** The column that plays a part. */
  public Optional<String> role(Role role) {
    return Optional.ofNullable(roles.get(role));
  }

  /** What rows are about; the words of {@code as:} in small letters. */
  public enum Kind {
    CONTACTS,
    ACCOUNTS,
    EVENTS,
    CONSENTS
  }

  /** The part that a column plays. */
  public enum Role {
    /** Names the account, in a file of accounts; else the contact. */
    ID,
    EMAIL,
    /** Names the account that a contact belongs to. */
    ACCOUNT,
    TIME,
    /** Names the kind of event. */
    EVENT,
    MESSAGE_ID,
    CHANNEL,
    PURPOSE,
    STATUS
  }
}
