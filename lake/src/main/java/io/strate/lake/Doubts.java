package io.strate.lake;

import io.strate.domain.Type;
import io.strate.lake.Inference.Kind;
import io.strate.lake.Inference.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the owner of a file should look at, once it was guessed what the file holds. */
final class Doubts {

  /** How much of a cell is shown. */
  private static final int SHOWN = 30;

  private final Kind kind;
  private final Map<Role, ColumnProfile> roles;
  private final List<String> doubts = new ArrayList<>();

  private Doubts(Kind kind, Map<Role, ColumnProfile> roles) {
    this.kind = kind;
    this.roles = roles;
  }

  /**
   * The doubts, as sentences.
   *
   * @param passedOver columns that are called as if they played a part, and do not
   */
  static List<String> of(
      Kind kind,
      Map<Role, ColumnProfile> roles,
      List<ColumnProfile> columns,
      Map<Role, ColumnProfile> passedOver,
      Schema schema) {
    Doubts doubts = new Doubts(kind, roles);
    doubts.id();
    passedOver.forEach(doubts::passedOver);
    doubts.time();
    doubts.messageId();
    for (ColumnProfile column : columns) {
      if (column.holdsDecimalCommas() && schema.type(column.name).orElse(Type.ANY) == Type.TEXT) {
        doubts.decimalCommas(column);
      }
    }
    return doubts.doubts;
  }

  /** Whether each row is a contact or account, rather than something about one. */
  private boolean isOfProfiles() {
    return kind == Kind.CONTACTS || kind == Kind.ACCOUNTS;
  }

  private String profile() {
    return kind == Kind.ACCOUNTS ? "an account" : "a contact";
  }

  private void id() {
    ColumnProfile id = roles.get(Role.ID);
    if (id == null) {
      doubts.add("no column looks like the id of " + profile());
      return;
    }
    empty(id);
    if (isOfProfiles() && id.repeated() > 0) {
      doubts.add(
          "'%s' is repeated in %s: all rows of one id are taken as %s"
              .formatted(id.name, id.share(id.repeated()), profile()));
    }
  }

  private void empty(ColumnProfile column) {
    if (column.empty() > 0) {
      doubts.add(
          "'%s' is empty in %s: %s"
              .formatted(column.name, column.share(column.empty()), loss(column, column.empty())));
    }
  }

  /** What becomes of rows that lack something. */
  private static String loss(ColumnProfile column, int rows) {
    String loss = rows == 1 ? "that row will be rejected" : "these rows will be rejected";
    return Share.isNearlyAll(column.rows() - rows, column.rows())
        ? loss
        : loss + ", and may stop a run, unless `where:` leaves them out";
  }

  private void passedOver(Role role, ColumnProfile column) {
    doubts.add(
        role == Role.ID
            ? "'%s' is not taken for the id of %s: it has a value of its own in only %s"
                .formatted(column.name, profile(), column.share(column.distinct()))
            : "'%s' is not taken for the time at which the values were stated: it holds none in %s, which would be rejected"
                .formatted(column.name, column.share(column.timeless())));
  }

  private void time() {
    ColumnProfile time = roles.get(Role.TIME);
    if (time == null) {
      if (!isOfProfiles()) {
        doubts.add("no column looks like the time at which it happened: say `time:`");
      }
      return;
    }
    empty(time);
    time.times()
        .best()
        .filter(way -> way.misses() > 0)
        .ifPresent(
            way ->
                doubts.add(
                    "'%s' holds no %s in %s, such as '%s': %s"
                        .formatted(
                            time.name,
                            way.format().map(f -> "time of the form " + f).orElse("ISO 8601 time"),
                            time.share(way.misses()),
                            shortened(way.missed()),
                            loss(time, way.misses()))));
    if (time.times().isAmbiguous()) {
      doubts.add("'" + time.name + "' could begin with the day or with the month");
    }
  }

  private static String shortened(String cell) {
    return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
  }

  private void messageId() {
    ColumnProfile id = roles.get(Role.MESSAGE_ID);
    if (id != null && id.repeated() > 0) {
      doubts.add(
          "'%s' is repeated in %s: of rows with one `message_id` the first counts"
              .formatted(id.name, id.share(id.repeated())));
    }
  }

  private void decimalCommas(ColumnProfile column) {
    doubts.add(
        "'"
            + column.name
            + "' has decimal commas and is read as text; number(…, ',') reads it as numbers");
  }
}
