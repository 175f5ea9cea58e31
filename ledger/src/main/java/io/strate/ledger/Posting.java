package io.strate.ledger;

import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * Entries of one profile on their way into the ledger: all of them are taken, or none.
 *
 * @param who the identifier under which they came
 * @param further other identifiers of the same profile that came with them
 * @param entries at least one; of one instant and origin, whose source is the {@link
 *     Generation#origin} of a declared source
 * @param messageId by which they count once, over all files and senders
 */
public record Posting(
    Identifier who, List<Identifier> further, List<Entry> entries, Optional<String> messageId) {
  public Posting {
    further = List.copyOf(further);
    entries = List.copyOf(entries);
    Entry first = entries.getFirst();
    for (Entry entry : entries) {
      if (entry.time() != first.time() || !entry.origin().equals(first.origin())) {
        throw new IllegalArgumentException("entries of one posting share instant and origin");
      }
    }
  }

  /** A posting of one entry. */
  public Posting(
      Identifier who, List<Identifier> further, Entry entry, Optional<String> messageId) {
    this(who, further, List.of(entry), messageId);
  }

  public static Posting of(Identifier who, Entry entry) {
    return new Posting(who, List.of(), entry, Optional.empty());
  }

  public static Posting of(Identifier who, Entry entry, String messageId) {
    return new Posting(who, List.of(), entry, Optional.of(messageId));
  }

  /** The generation into which its entries go. */
  public int origin() {
    return entries.getFirst().origin().source();
  }
}
