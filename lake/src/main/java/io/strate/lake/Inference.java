package io.strate.lake;

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
 */
public record Inference(
    SourceFile file,
    Kind kind,
    Schema schema,
    Map<Role, String> roles,
    Optional<String> timeFormat,
    String eventName,
    List<String> doubts) {

  public Inference {
    roles = roles.isEmpty() ? Map.of() : new EnumMap<>(roles);
    doubts = List.copyOf(doubts);
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
