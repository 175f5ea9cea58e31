package io.strate.workspace.importing;

import static io.strate.workspace.importing.RowKind.ACCOUNTS;
import static io.strate.workspace.importing.RowKind.CONSENTS;
import static io.strate.workspace.importing.RowKind.CONTACTS;
import static io.strate.workspace.importing.RowKind.EVENTS;

import java.util.Set;

/** What a column of a file is for. */
public enum Part {
  /** Names the contact; in a file of accounts, the account. */
  ID(CONTACTS, ACCOUNTS, EVENTS, CONSENTS),
  EMAIL(CONTACTS, EVENTS, CONSENTS),
  /** Names the account that a contact belongs to. */
  ACCOUNT(CONTACTS),
  /** When it happened, or when the row's values were stated. */
  TIME(CONTACTS, ACCOUNTS, EVENTS, CONSENTS),
  /** Names the event. */
  EVENT(EVENTS),
  /** By it a row counts once over all files. */
  MESSAGE_ID(EVENTS),
  CHANNEL(CONSENTS),
  PURPOSE(CONSENTS),
  /** Says given or withdrawn. */
  STATUS(CONSENTS),
  /** An attribute, or an event's property, under a name. */
  VALUE(CONTACTS, ACCOUNTS, EVENTS),
  LEFT_OUT(CONTACTS, ACCOUNTS, EVENTS, CONSENTS);

  private final Set<RowKind> kinds;

  Part(RowKind... kinds) {
    this.kinds = Set.of(kinds);
  }

  /** Whether files of a kind have such columns. */
  public boolean isOf(RowKind kind) {
    return kinds.contains(kind);
  }

  /** Whether at most one column plays it. */
  boolean isSingle() {
    return this != VALUE && this != LEFT_OUT;
  }
}
