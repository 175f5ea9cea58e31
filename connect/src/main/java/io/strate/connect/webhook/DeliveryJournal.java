package io.strate.connect.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: what the dispatcher must know after a crash, for each endpoint. A change that is lost makes
 * messages come twice, never get lost; so changes need no synced write, but they must be kept whole
 * and in the order in which they were made.
 */
public interface DeliveryJournal {

  /** What is kept of an endpoint: the number of unsettled deliveries is bounded. */
  record Kept(Progress progress, List<Delivery> unsettled) {}

  /**
   * One change, made whole or not at all.
   *
   * @param unsettled deliveries to be kept, in place of what was kept of the same position
   * @param settled positions of unsettled deliveries to be forgotten
   * @param failed failed deliveries to be kept
   * @param recalled positions of failed deliveries to be forgotten
   */
  record Change(
      Progress progress,
      List<Delivery> unsettled,
      List<Long> settled,
      List<FailedDelivery> failed,
      List<Long> recalled) {}

  Optional<Kept> read(String endpoint);

  void save(String endpoint, Change change);

  /** Failed deliveries behind a position, in the order of positions. */
  List<FailedDelivery> failed(String endpoint, long after, int most);

  /** Forgets failed deliveries that were given up before an instant. */
  void forgetFailed(String endpoint, Instant before);

  /** Forgets an endpoint altogether. */
  void drop(String endpoint);
}
