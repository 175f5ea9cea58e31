package io.strate.engine;

import io.strate.engine.column.Slot;
import io.strate.rule.Expr;
import java.util.Set;

/** Columns that are filled neither from the profile's timeline nor from other columns. */
sealed interface Imports {

  /** Whether the profile is named in a list of ids. */
  record Named(Set<String> ids) implements Imports {}

  /** A value of the account that the contact joined last. */
  record OfAccount(Slot value) implements Imports {}

  /** How many of the account's contacts satisfy a condition of theirs. */
  record Contacts(Slot condition) implements Imports {}

  /** How many contacts the account has. */
  record ContactCount() implements Imports {}

  /** Whether the profile is among the highest by a value. */
  record Ranked(String segment) implements Imports {}

  /** Whether {@code stay} has held without a break since an instant at which {@code when} held. */
  record Stayed(Expr when, Expr stay, int due) implements Imports {}
}
