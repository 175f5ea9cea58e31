package io.strate.ledger;

import java.util.Map;
import java.util.Optional;

/**
 * Small facts that a workspace keeps with the store: column types, schemas. Each write is durable.
 */
public interface Notes {

  Optional<byte[]> get(String key);

  void put(String key, byte[] value);

  /** Writes several notes, all or none. */
  void putAll(Map<String, byte[]> notes);

  void remove(String key);

  /** All notes whose keys begin with a prefix, in the order of their keys. */
  Map<String, byte[]> startingWith(String prefix);
}
