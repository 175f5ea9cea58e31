package io.strate.workspace.run;

import io.strate.engine.stream.BelongingReader;
import io.strate.ledger.Ledger;
import io.strate.timeline.StreamKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account that each contact joined last as of an instant: the one that rules look at. */
public final class JoinedAccounts {

  private final Map<Integer, String> accounts = new HashMap<>();
  private final Map<String, String> once = new HashMap<>();

  private JoinedAccounts() {}

  public static JoinedAccounts at(Ledger ledger, long now) {
    JoinedAccounts joined = new JoinedAccounts();
    BelongingReader reader = new BelongingReader(ledger.vocabulary());
    StreamScan.contacts(
        ledger,
        StreamKey.ACCOUNTS,
        (contact, view) -> {
          List<String> all = reader.accounts(view, now);
          if (!all.isEmpty()) {
            joined.accounts.put(
                contact, joined.once.computeIfAbsent(all.getLast(), account -> account));
          }
        });
    return joined;
  }

  /** The account's id; empty if the contact belongs to none. */
  public Optional<String> of(int contact) {
    return Optional.ofNullable(accounts.get(contact));
  }
}
