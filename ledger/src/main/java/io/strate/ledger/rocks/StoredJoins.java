package io.strate.ledger.rocks;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Identifier;
import io.strate.ledger.Joins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Decisions of people on identifiers, as statements one behind the other; what holds is what the
 * statements say when they are read in their order.
 */
final class StoredJoins implements Joins {

  private static final String DECISION = "decision";
  private static final int BELONGS = 0;
  private static final int APART = 1;
  private static final int WITHDRAWN = 2;

  private final Store store;
  private final Facts facts;
  private final Identifiers identifiers;
  private final Homes homes;
  private final Folding folding;
  private final Settling settling;
  private final TreeMap<Long, Decision> decisions = new TreeMap<>();
  private volatile long version;

  StoredJoins(Store store, Identifiers identifiers, Folding folding, Settling settling) {
    this.store = store;
    this.facts = new Facts(store);
    this.identifiers = identifiers;
    this.homes = identifiers.homes();
    this.folding = folding;
    this.settling = settling;
    facts.each(
        Facts.key(DECISION + "/"),
        (key, value) -> decisions.put(Bytes.longBE(key, 0), read(new BytesReader(value))));
    decisions.values().forEach(this::takeUp);
  }

  // ---- looking ----

  @Override
  public List<Contested> contested(int most) {
    List<Contested> found = new ArrayList<>();
    for (byte[] key : identifiers.contested()) {
      if (found.size() < most && !homes.isRuled(key)) {
        identifiers
            .read(key)
            .filter(identifier -> isContested(key, identifier))
            .ifPresent(identifier -> found.add(contested(key, identifier)));
      }
    }
    found.sort(Comparator.comparing(Contested::identifier));
    return found;
  }

  private boolean isContested(byte[] key, IdentifierRecord identifier) {
    boolean isProposed =
        identifier.number() >= 0
            && identifier.proposals().stream()
                .anyMatch(claim -> homes.root(key[0], claim.claimant()) != identifier.number());
    return isProposed || homes.claimants(key, identifier).size() > 1;
  }

  private Contested contested(byte[] key, IdentifierRecord identifier) {
    IdentifierRecord.Claim first = all(identifier).getFirst();
    byte[] nameKey =
        Keys.claimed(
            Keys.entity(key), first.claimant(), Bytes.longBE(key, 1), Bytes.longBE(key, 9));
    byte[] name = Sealed.open(nameKey, store.get(Family.NAMES, nameKey).orElseThrow());
    return new Contested(
        identifiers.identifier(Keys.entity(key), name), claims(Keys.entity(key), identifier));
  }

  private static List<IdentifierRecord.Claim> all(IdentifierRecord identifier) {
    List<IdentifierRecord.Claim> all = new ArrayList<>(identifier.claims());
    all.addAll(identifier.proposals());
    return all;
  }

  private List<Claim> claims(Entity of, IdentifierRecord identifier) {
    return all(identifier).stream()
        .map(
            claim ->
                new Claim(
                    own(of, claim.claimant()), claim.origin(), claim.since(), claim.messageId()))
        .sorted(Comparator.comparing(Claim::by).thenComparing(Claim::origin))
        .toList();
  }

  private Identifier own(Entity of, int number) {
    byte[] key = Keys.profile(of, number);
    return identifiers.identifier(of, Sealed.open(key, store.get(Family.NAMES, key).orElseThrow()));
  }

  @Override
  public List<Claim> claims(Identifier identifier) {
    return identifiers
        .read(identifiers.spell(identifier).key())
        .map(found -> claims(identifier.of(), found))
        .orElse(List.of());
  }

  @Override
  public synchronized List<Decision> decisions() {
    return List.copyOf(decisions.values());
  }

  @Override
  public synchronized Optional<Decision> standing(Identifier identifier) {
    return decisions.descendingMap().values().stream()
        .filter(decision -> decision.identifier().equals(identifier))
        .findFirst()
        .filter(decision -> !(decision.verdict() instanceof Verdict.Withdrawn));
  }

  @Override
  public long version() {
    return version;
  }

  // ---- saying ----

  @Override
  public void propose(Identifier id, Identifier sameAs, Claim claim) {
    long claimant = identifiers.locate(identifiers.spell(sameAs));
    if (claimant != Identifiers.BARRED) {
      try (Batch batch = new Batch(store)) {
        identifiers.propose(
            batch,
            identifiers.spell(id),
            new IdentifierRecord.Claim(
                Identifiers.numberOf(claimant), claim.origin(), claim.since(), claim.messageId()));
      }
    }
  }

  @Override
  public void decide(Decision decision) {
    folding.rewriting().lock();
    try {
      write(decision);
    } finally {
      folding.rewriting().unlock();
    }
    settling.settle();
  }

  private synchronized void write(Decision decision) {
    requireSound(decision);
    Speller spelt = identifiers.spell(decision.identifier());
    byte[] key = spelt.key();
    long number = decisions.isEmpty() ? 1 : decisions.lastKey() + 1;
    try (Batch batch = new Batch(store)) {
      batch.fact(Facts.key(DECISION, number), bytes(decision));
      if (decision.verdict() instanceof Verdict.BelongsTo(Identifier id)) {
        Identifiers.name(batch, spelt, number(id));
      }
      unsettle(batch, key);
      identifiers.decide(batch, () -> takeUp(decision));
    }
    decisions.put(number, decision);
    version++;
  }

  private void requireSound(Decision decision) {
    Identifier identifier = decision.identifier();
    if (identifier.of() != Entity.CONTACT) {
      throw new IllegalArgumentException("only contacts are joined");
    }
    if (identifiers.read(identifiers.spell(identifier).key()).isEmpty()) {
      throw unknown(identifier);
    }
    if (decision.verdict() instanceof Verdict.BelongsTo(Identifier id)) {
      if (!id.kind().equals(Identifier.DEFAULT_KIND) || number(id) < 0) {
        throw unknown(id);
      }
      boolean isId = identifier.kind().equals(Identifier.DEFAULT_KIND);
      if (isId && homes.root((byte) 0, number(id)) == number(identifier)) {
        throw new Failure(
            "joins.circle",
            Blame.USER,
            "'%s' belongs to '%s' already: undo that first, or join them the other way round"
                .formatted(id.value(), identifier.value()));
      }
    }
  }

  private static Failure unknown(Identifier identifier) {
    return new Failure(
        "joins.unknown",
        Blame.USER,
        "expected an identifier of somebody known, found %s '%s'"
            .formatted(identifier.kind(), identifier.value()));
  }

  /** The number of an identifier; −1 if it has none. */
  private int number(Identifier identifier) {
    return identifiers
        .read(identifiers.spell(identifier).key())
        .map(IdentifierRecord::number)
        .orElse(-1);
  }

  /** Marks all whose place may follow from where an identifier belongs. */
  private void unsettle(Batch batch, byte[] key) {
    identifiers.unsettled().add(batch, key);
    int number = identifiers.read(key).map(IdentifierRecord::number).orElse(-1);
    RoaringBitmap under = number < 0 ? new RoaringBitmap() : homes.under(key[0], number);
    under.forEach((int joined) -> unsettleListed(batch, key[0], joined));
  }

  private void unsettleListed(Batch batch, byte of, int contact) {
    Entity entity = Entity.values()[of];
    byte[] prefix = Keys.profile(entity, contact);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.NAMES)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        byte[] name = Sealed.open(cursor.keyCopy(), cursor.valueCopy());
        identifiers
            .unsettled()
            .add(batch, identifiers.spell(identifiers.identifier(entity, name)).key());
      }
    }
  }

  private void takeUp(Decision decision) {
    byte[] key = identifiers.spell(decision.identifier()).key();
    boolean isId = decision.identifier().kind().equals(Identifier.DEFAULT_KIND);
    int number = isId ? number(decision.identifier()) : -1;
    switch (decision.verdict()) {
      case Verdict.BelongsTo(Identifier id) -> homes.rule(key, number, target(id));
      case Verdict.Apart _ -> homes.rule(key, number, OptionalInt.empty());
      case Verdict.Withdrawn _ -> homes.free(key);
    }
  }

  /** A contact that is not known, or no more, has nothing. */
  private OptionalInt target(Identifier id) {
    int number = number(id);
    return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  // ---- erasure ----

  /** Forgets all decisions that name one of some identifiers. */
  synchronized void forget(Set<Identifier> names) {
    Set<Long> gone = new HashSet<>();
    decisions.forEach(
        (number, decision) -> {
          boolean named =
              names.contains(decision.identifier())
                  || decision.verdict() instanceof Verdict.BelongsTo(Identifier id)
                      && names.contains(id);
          if (named) {
            gone.add(number);
          }
        });
    if (gone.isEmpty()) {
      return;
    }
    try (Batch batch = new Batch(store)) {
      gone.forEach(number -> batch.delete(Family.META, Facts.key(DECISION, number)));
      batch.writeSynced();
    }
    gone.forEach(decisions::remove);
    names.forEach(name -> homes.free(identifiers.spell(name).key()));
    version++;
  }

  // ---- bytes ----

  private static byte[] bytes(Decision decision) {
    Bytes into =
        new Bytes(128)
            .u8(decision.identifier().of().ordinal())
            .text(decision.identifier().kind())
            .text(decision.identifier().value())
            .i64(decision.at())
            .text(decision.by());
    switch (decision.verdict()) {
      case Verdict.BelongsTo(Identifier id) -> into.u8(BELONGS).text(id.value());
      case Verdict.Apart _ -> into.u8(APART);
      case Verdict.Withdrawn _ -> into.u8(WITHDRAWN);
    }
    return into.toArray();
  }

  private static Decision read(BytesReader reader) {
    Entity of = Entity.values()[reader.u8()];
    Identifier identifier = new Identifier(of, reader.text(), reader.text());
    long at = reader.i64();
    String by = reader.text();
    int verdict = reader.u8();
    return new Decision(
        identifier,
        switch (verdict) {
          case BELONGS ->
              new Verdict.BelongsTo(new Identifier(of, Identifier.DEFAULT_KIND, reader.text()));
          case APART -> new Verdict.Apart();
          case WITHDRAWN -> new Verdict.Withdrawn();
          default -> throw Trouble.damaged("", "a decision of kind " + verdict);
        },
        at,
        by);
  }
}
