package io.strate.workspace.importing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a file is to be read.
 *
 * @param source under which name it will be a source
 * @param columns all of the file's
 * @param event what the events are called, where no column says it
 * @param channel of consents, where no column says it
 * @param purpose of consents, where no column says it
 * @param zone of times that name none
 * @param keepsGoodRows whether good rows are taken however many others are not
 */
public record ImportPlan(
    String source,
    RowKind kind,
    List<MappedColumn> columns,
    String event,
    String channel,
    String purpose,
    String zone,
    boolean keepsGoodRows) {

  public ImportPlan {
    columns = List.copyOf(columns);
  }

  /** The column that plays a part of which there is at most one. */
  public Optional<MappedColumn> the(Part part) {
    return all(part).findFirst();
  }

  Stream<MappedColumn> all(Part part) {
    return columns.stream().filter(column -> column.part() == part);
  }

  /** The same, taking good rows however many others are not. */
  public ImportPlan keepingGoodRows(boolean keeps) {
    return new ImportPlan(source, kind, columns, event, channel, purpose, zone, keeps);
  }
}
