package io.strate.workspace.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Ledger;
import io.strate.workspace.answer.TestingStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who belongs together. */
final class LinkedProfilesTest {

  private static final String NOW = "2026-04-20T00:00:00Z";

  @TempDir Path folder;

  /** a and b work together, b did so with c before; d and e claim one address; f is alone. */
  @Test
  void linksAreFollowed() {
    try (TestingStore store =
        TestingStore.open(
            folder,
            NOW,
            "strate.yaml",
            """
            workspace: linked
            sources:
              people:
                read: people.csv
                as: contacts
                id: id
                time: seen
                account: firm
                identifiers: { email: mail }
            """,
            "people.csv",
            """
            id,seen,firm,mail
            a,2026-01-01,f1,
            b,2026-01-01,f2,
            c,2026-01-01,f2,
            b,2026-02-01,f1,
            d,2026-01-01,,shared@example.org
            e,2026-01-01,,shared@example.org
            f,2026-01-01,,own@example.org
            """)) {
      store.run(NOW);
      Ledger ledger = store.workspace.ledger();
      assertThat(groups(ledger, Entity.CONTACT, "a", "b", "c", "d", "e", "f"))
          .containsExactlyInAnyOrder(Set.of("a", "b", "c"), Set.of("d", "e"), Set.of("f"));
      assertThat(groups(ledger, Entity.ACCOUNT, "f1", "f2")).containsExactly(Set.of("f1", "f2"));
    }
  }

  private static Iterable<Set<String>> groups(Ledger ledger, Entity of, String... ids) {
    int[] groups = LinkedProfiles.groups(ledger, of);
    Map<Integer, Set<String>> all = new TreeMap<>();
    for (String id : ids) {
      int number =
          ledger.profiles().number(new Identifier(of, Identifier.DEFAULT_KIND, id)).orElseThrow();
      all.computeIfAbsent(groups[number], _ -> new TreeSet<>()).add(id);
    }
    return all.values();
  }
}
