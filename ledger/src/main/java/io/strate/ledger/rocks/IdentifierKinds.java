package io.strate.ledger.rocks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Kinds of identifiers by small numbers, which stay the same for the life of a store. Safe for
 * several threads.
 */
final class IdentifierKinds {

  private static final String KIND = "kind";

  private final Facts facts;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> names = new CopyOnWriteArrayList<>();

  IdentifierKinds(Facts facts) {
    this.facts = facts;
    facts.each(Facts.key(KIND + "/"), (_, value) -> add(new BytesReader(value).text()));
  }

  private void add(String name) {
    numbers.put(name, names.size());
    names.add(name);
  }

  boolean knows(String name) {
    return numbers.containsKey(name);
  }

  /** The number of a kind; a new one gets the next. */
  int number(String name) {
    Integer known = numbers.get(name);
    return known != null ? known : given(name);
  }

  private synchronized int given(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = names.size();
    facts.put(Facts.key(KIND, number), new Bytes(16).text(name).toArray());
    add(name);
    return number;
  }

  /** The kind of a number; one that was never given is damage. */
  String name(int number) {
    if (number >= names.size()) {
      throw Trouble.damaged("", "an identifier of kind " + number);
    }
    return names.get(number);
  }
}
