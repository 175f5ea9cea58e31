package io.strate.ledger;

import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * An entry on its way into the ledger.
 *
 * @param who the identifier under which it came
 * @param further other identifiers of the same profile that came with it
 * @param entry its origin's source is the {@link Generation#origin} of a declared source
 * @param messageId by which it counts once, over all files and senders
 */
public record Posting(
    Identifier who, List<Identifier> further, Entry entry, Optional<String> messageId) {
  public Posting {
    further = List.copyOf(further);
  }

  public static Posting of(Identifier who, Entry entry) {
    return new Posting(who, List.of(), entry, Optional.empty());
  }

  public static Posting of(Identifier who, Entry entry, String messageId) {
    return new Posting(who, List.of(), entry, Optional.of(messageId));
  }
}
