package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.ledger.Finding;
import io.strate.timeline.PackedTimeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole store and says what does not fit: checksums of blocks and values, relations of
 * families.
 */
final class Doctor {

  private static final int MOST_FINDINGS = 100;
  private static final String REMEDY = "Restore a backup, or rebuild the store from its sources.";

  private final OpenLedger ledger;
  private final Store store;
  private final List<Finding> findings = new ArrayList<>();
  private final PackedTimeline packed = new PackedTimeline();

  Doctor(OpenLedger ledger) {
    this.ledger = ledger;
    this.store = ledger.store();
  }

  List<Finding> examine() {
    attempt("the store's files", store::verifyChecksums);
    for (Family family : Family.values()) {
      attempt("family " + family, () -> examine(family));
    }
    return List.copyOf(findings);
  }

  private void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (Failure failure) {
      damage(what + ": " + failure.getMessage());
    }
  }

  private void damage(String what) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(Finding.Severity.DAMAGE, "", what, REMEDY));
    }
  }

  private void examine(Family family) {
    try (View view = store.scanningView();
        Cursor cursor = view.cursor(family)) {
      for (boolean more = cursor.seek(new byte[0]); more; more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        byte[] value = cursor.valueCopy();
        attempt("a value of family " + family, () -> examine(family, view, key, value));
      }
    }
  }

  private void examine(Family family, View view, byte[] key, byte[] value) {
    switch (family) {
      case META, STATES, RESULTS, REJECTS, TAILS -> Sealed.open(key, value);
      case IDENTIFIERS -> identifier(view, key, IdentifierRecord.read(key, value));
      case NAMES -> name(key, Sealed.open(key, value));
      case CHUNKS -> chunk(view, key, value);
      case MESSAGES -> expect(key.length == 16, "a message id of " + key.length + " bytes");
      case LINKS -> expect(key.length == 9, "a link of " + key.length + " bytes");
    }
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      damage("found " + otherwise);
    }
  }

  private void identifier(View view, byte[] key, IdentifierRecord identifier) {
    if (identifier.number() >= 0) {
      Optional<byte[]> name =
          view.get(Family.NAMES, Keys.profile(Keys.entity(key), identifier.number()));
      expect(name.isPresent(), "an identifier without its name: number " + identifier.number());
    }
  }

  private void name(byte[] key, byte[] name) {
    Entity of = Keys.entity(key);
    Identifier identifier = ledger.identifierTable().identifier(of, name);
    byte[] expected = ledger.identifierTable().spell(identifier).key();
    if (key.length == 5) {
      boolean found =
          ledger
              .identifierTable()
              .read(expected)
              .filter(known -> known.number() == Keys.profileOf(key))
              .isPresent();
      expect(found, "a name whose identifier has another number than " + Keys.profileOf(key));
    } else {
      expect(
          key.length == 21 && Arrays.equals(key, 5, 21, expected, 1, 17),
          "a claimed name under another name's key");
    }
  }

  private void chunk(View view, byte[] key, byte[] value) {
    expect(key.length == Keys.PIECE, "a chunk with a key of " + key.length + " bytes");
    packed.wrap(value, 0, value.length, true);
    packed.verifyOrigins();
    Entity of = Keys.entity(key);
    byte[] nameKey = Keys.profile(of, Keys.identifierOf(key));
    Optional<byte[]> name = view.get(Family.NAMES, nameKey);
    expect(
        name.isPresent(), "entries under number " + Keys.identifierOf(key) + ", which nobody has");
    name.ifPresent(stored -> placed(key, Sealed.open(nameKey, stored)));
  }

  private void placed(byte[] key, byte[] name) {
    Identifier identifier = ledger.identifierTable().identifier(Keys.entity(key), name);
    int profile = ledger.identifierTable().profile(identifier);
    expect(
        profile == Keys.profileOf(key),
        "entries with profile " + Keys.profileOf(key) + " that belong to " + profile);
  }
}
