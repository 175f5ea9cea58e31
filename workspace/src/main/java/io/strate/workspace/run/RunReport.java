package io.strate.workspace.run;

import io.strate.domain.Entity;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a run did.
 *
 * @param asOf the instant for which it computed
 * @param contacts how many contacts exist as of then
 * @param events how many events of contacts had happened by then
 * @param accepted entries that the sources brought and that were new
 * @param rejected rows of all sources that are kept as rejected
 * @param restated what was learnt and had not been stated of everybody for a day
 */
public record RunReport(
    long asOf,
    long contacts,
    long accounts,
    long events,
    List<Line> segments,
    long accepted,
    long rejected,
    List<LearntValues.Restated> restated,
    long tookMillis) {

  public RunReport {
    segments = List.copyOf(segments);
    restated = List.copyOf(restated);
  }

  /** How many profiles of an entity exist. */
  public long population(Entity of) {
    return of == Entity.CONTACT ? contacts : accounts;
  }

  /** One segment; {@code reachable} where the workspace's rules ask who is. */
  public record Line(
      String name,
      String label,
      Entity of,
      long members,
      long entered,
      long left,
      OptionalLong reachable) {}
}
