package io.strate.workspace.ingest;

import java.util.List;

/** What became of the sources of a workspace, in their order. */
public record ReadReport(List<SourceReport> sources) {

  public ReadReport {
    sources = List.copyOf(sources);
  }

  /** Entries that are new in the ledger. */
  public long accepted() {
    return sources.stream().mapToLong(SourceReport::accepted).sum();
  }

  /** Rows that could not be taken. */
  public long rejected() {
    return sources.stream().mapToLong(SourceReport::rejected).sum();
  }

  /**
   * What became of one source.
   *
   * @param filesRead files that were new or changed
   * @param filesUnchanged files that had been read before and were left alone
   * @param rows of the files read, good or not
   * @param dropped rows that {@code where} does not keep
   * @param accepted entries that are new in the ledger
   * @param duplicates entries that were there already
   * @param barred rows of people who were erased
   * @param rejected rows that could not be taken
   * @param replaced whether the source was defined anew, and its rows replace the former ones
   * @param warnings in a sentence each
   */
  public record SourceReport(
      String source,
      int filesRead,
      int filesUnchanged,
      long rows,
      long dropped,
      long accepted,
      long duplicates,
      long barred,
      long rejected,
      boolean replaced,
      List<String> warnings) {
    public SourceReport {
      warnings = List.copyOf(warnings);
    }

    static SourceReport unchanged(String source, int files) {
      return new SourceReport(source, 0, files, 0, 0, 0, 0, 0, 0, false, List.of());
    }
  }
}
