package io.strate.workspace.importing;

import io.strate.lake.Inference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plan that a file seems to ask for. */
final class PlanGuess {

  /** Parts in the order in which a column that could play two is given one. */
  private static final List<Part> PARTS =
      List.of(
          Part.EMAIL,
          Part.ID,
          Part.ACCOUNT,
          Part.TIME,
          Part.EVENT,
          Part.MESSAGE_ID,
          Part.CHANNEL,
          Part.PURPOSE,
          Part.STATUS);

  private PlanGuess() {}

  /** What was found of a file's columns. */
  static List<FoundColumn> columns(Inference inference) {
    return inference.columns().stream()
        .map(
            column ->
                new FoundColumn(
                    column.name(),
                    column.type().toString(),
                    column.samples(),
                    column.timeFormats(),
                    column.rows(),
                    column.empty(),
                    column.repeated(),
                    column.hasDecimalCommas()))
        .toList();
  }

  /**
   * A plan.
   *
   * @param zone of the workspace
   * @param source a name that no source has
   */
  static ImportPlan of(Inference inference, String zone, String source) {
    RowKind kind = kind(inference.kind());
    Set<String> names = new HashSet<>();
    if (inference.role(Inference.Role.EMAIL).isPresent()) {
      names.add(PlannedSource.EMAIL);
    }
    List<MappedColumn> columns = new ArrayList<>();
    for (FoundColumn column : columns(inference)) {
      columns.add(mapped(column, inference, kind, names));
    }
    return new ImportPlan(
        source, kind, columns, inference.eventName(), "email", "newsletter", zone, false);
  }

  private static MappedColumn mapped(
      FoundColumn column, Inference inference, RowKind kind, Set<String> names) {
    Optional<Part> played =
        PARTS.stream()
            .filter(part -> part.isOf(kind))
            .filter(part -> inference.role(role(part)).filter(column.name()::equals).isPresent())
            .findFirst();
    Part part = played.orElse(Part.VALUE.isOf(kind) ? Part.VALUE : Part.LEFT_OUT);
    String format =
        switch (part) {
          case TIME -> inference.timeFormat().orElse("");
          case VALUE -> column.isReadable() ? column.formats().getFirst() : "";
          default -> "";
        };
    String name = part == Part.VALUE ? unique(column.name(), names) : column.name();
    return new MappedColumn(column.name(), part, name, format);
  }

  private static String unique(String wanted, Set<String> names) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  private static RowKind kind(Inference.Kind kind) {
    return switch (kind) {
      case CONTACTS -> RowKind.CONTACTS;
      case ACCOUNTS -> RowKind.ACCOUNTS;
      case EVENTS -> RowKind.EVENTS;
      case CONSENTS -> RowKind.CONSENTS;
    };
  }

  static Inference.Kind kind(RowKind kind) {
    return switch (kind) {
      case CONTACTS -> Inference.Kind.CONTACTS;
      case ACCOUNTS -> Inference.Kind.ACCOUNTS;
      case EVENTS -> Inference.Kind.EVENTS;
      case CONSENTS -> Inference.Kind.CONSENTS;
    };
  }

  private static Inference.Role role(Part part) {
    return switch (part) {
      case ID -> Inference.Role.ID;
      case EMAIL -> Inference.Role.EMAIL;
      case ACCOUNT -> Inference.Role.ACCOUNT;
      case TIME -> Inference.Role.TIME;
      case EVENT -> Inference.Role.EVENT;
      case MESSAGE_ID -> Inference.Role.MESSAGE_ID;
      case CHANNEL -> Inference.Role.CHANNEL;
      case PURPOSE -> Inference.Role.PURPOSE;
      case STATUS -> Inference.Role.STATUS;
      case VALUE, LEFT_OUT -> throw new IllegalArgumentException(part + " is no role");
    };
  }
}
