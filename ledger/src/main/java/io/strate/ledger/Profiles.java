package io.strate.ledger;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import java.util.List;
import java.util.OptionalInt;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who is known: identifiers and the dense numbers of profiles. A number stays with its profile for
 * the life of the store. An identifier of another kind than {@code id} belongs to the one {@code
 * id} that claims it; claimed by several it belongs to none and is a profile of its own, whatever
 * the order in which the claims came. What people decide goes before ({@link Joins}).
 */
public interface Profiles {

  /** One more than the highest number given so far; some below may stand for nobody. */
  int count(Entity of);

  /** The profile to which an identifier belongs. */
  OptionalInt number(Identifier identifier);

  /** The identifiers that belong to a profile, in their order. */
  List<Identifier> identifiers(Entity of, int number);

  /**
   * The name of a profile: its {@code id}, or for want of one the least of its other identifiers;
   * empty for a number that stands for nobody.
   */
  String id(Entity of, int number);

  /** The names of many profiles, in the order of their numbers; faster than one by one. */
  void ids(Entity of, RoaringBitmap numbers, IdSink sink);

  /**
   * Contacts that were ever linked to an account: a superset of those that belong to it at any
   * instant.
   */
  RoaringBitmap contactsOf(int account);

  /** Accounts to which a contact was ever linked. */
  RoaringBitmap accountsOf(int contact);

  /** Told a profile's number and name. */
  @FunctionalInterface
  interface IdSink {
    void accept(int number, String id);
  }
}
