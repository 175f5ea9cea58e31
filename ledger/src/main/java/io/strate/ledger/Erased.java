package io.strate.ledger;

import io.strate.domain.Identifier;
import java.util.List;

/** What an erasure took away. */
public record Erased(List<Identifier> identifiers, long entries, long rejects) {}
