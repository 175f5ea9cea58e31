package io.strate.workspace.definition;

import io.strate.rule.draft.Name;
import io.strate.rule.text.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source as read, its expressions not yet checked against the columns of its files.
 *
 * @param columns expressions by their keys ({@code id}, {@code account}, {@code where} …)
 * @param identifiers kinds with their expressions, of {@code identifiers:} or {@code contact:}
 * @param values attributes or properties with their expressions; empty if every other column is one
 * @param event the name of all events; empty where {@code columns} has one at {@code event}
 */
record SourceDraft(
    Name name,
    As as,
    List<Name> read,
    Map<String, SourceText> columns,
    List<Named> identifiers,
    Optional<List<Named>> values,
    Optional<Name> event,
    Optional<TimeDraft> time,
    double maxRejects) {

  SourceDraft {
    read = List.copyOf(read);
    columns = Map.copyOf(columns);
    identifiers = List.copyOf(identifiers);
    values = values.map(List::copyOf);
  }

  enum As {
    CONTACTS,
    ACCOUNTS,
    EVENTS,
    CONSENTS
  }

  /** An expression under a name. */
  record Named(Name name, SourceText expression) {}

  /** A time with how it is written and the zone of times that name none. */
  record TimeDraft(SourceText column, Optional<SourceText> format, Optional<Name> zone) {}
}
