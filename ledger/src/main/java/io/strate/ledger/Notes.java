package io.strate.ledger;

import java.util.Collection;
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

  /**
   * Writes and removes several notes, all or none, without waiting for the disk: they outlive a
   * killed process, but a power cut may take the latest of such changes back, in their order.
   */
  void jot(Map<String, byte[]> notes, Collection<String> removed);

  /** All notes whose keys begin with a prefix, in the order of their keys. */
  Map<String, byte[]> startingWith(String prefix);

  /** The first notes with a prefix behind a key, in the order of their keys. */
  Map<String, byte[]> startingWith(String prefix, String after, int most);
}
