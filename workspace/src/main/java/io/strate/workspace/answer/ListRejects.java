package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Reject;
import io.strate.ledger.Rejects.Place;
import io.strate.workspace.ingest.SourceNotes;
import io.strate.workspace.ingest.TrackedNames;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the rows that could not be read, and the calls that could not be taken. */
public final class ListRejects {

  /** The source to which calls belong. */
  public static final String CALLS = TrackedNames.SOURCE;

  private final Workspace workspace;

  public ListRejects(Workspace workspace) {
    this.workspace = workspace;
  }

  public record Line(
      String source, String file, long line, String column, String reason, String text) {}

  /** The rejected rows of one source, or of all if its name is empty. */
  public List<Line> all(String source) {
    return named(source).stream()
        .flatMap(name -> lines(name, SourceNotes.rejects(workspace.ledger(), name)))
        .toList();
  }

  /**
   * The first of a source's rejected rows.
   *
   * @param count how many there are
   */
  public record First(List<Line> lines, long count) {}

  /** The first rejected rows of one source, reading no more than so many. */
  public First first(String source, int most) {
    String name = named(source).getFirst();
    return new First(
        lines(name, SourceNotes.first(workspace.ledger(), name, most)).toList(),
        SourceNotes.count(workspace.ledger(), name));
  }

  /**
   * Some of the rejected rows.
   *
   * @param next where the next part begins, whatever is taken away or comes meanwhile; empty if
   *     there is none
   */
  public record Part(List<Line> lines, Optional<String> next) {}

  /**
   * The rejected rows of one source, or of all in the order of their names, in parts.
   *
   * @param from what the part before said, or empty
   * @param most at least 1
   */
  public Part part(String source, Optional<String> from, int most) {
    Optional<Position> begin = from.map(Position::of);
    List<Position> positions = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (String name : named(source).stream().sorted().toList()) {
      int behind = begin.map(at -> name.compareTo(at.source())).orElse(1);
      if (behind >= 0 && lines.size() <= most) {
        Optional<Place> place = behind == 0 ? begin.map(Position::place) : Optional.empty();
        SourceNotes.after(workspace.ledger(), name, place, most + 1 - lines.size())
            .forEach(
                placed -> {
                  positions.add(new Position(name, placed.place()));
                  lines.add(line(name, placed.reject()));
                });
      }
    }
    return lines.size() <= most
        ? new Part(lines, Optional.empty())
        : new Part(lines.subList(0, most), Optional.of(positions.get(most - 1).text()));
  }

  /** Of the last row that was shown. */
  private record Position(String source, Place place) {

    private static Position of(String text) {
      String[] parts = text.split("\n", 4);
      return new Position(
          parts[0], new Place(parts[3], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }

    private String text() {
      return "%s\n%d\n%d\n%s".formatted(source, place.line(), place.ordinal(), place.file());
    }
  }

  /** The sources of a name; all if it is empty. */
  private List<String> named(String source) {
    List<String> known = new ArrayList<>();
    workspace.definition().sources().forEach(defined -> known.add(defined.name()));
    if (workspace.ledger().sources().declared().containsKey(TrackedNames.SOURCE)) {
      known.add(TrackedNames.SOURCE);
    }
    if (!source.isEmpty() && !known.contains(source)) {
      throw new Failure(
          "usage.source",
          Blame.USER,
          "no source is called '%s'; there are %s".formatted(source, String.join(", ", known)));
    }
    return source.isEmpty() ? known : List.of(source);
  }

  /** How many rows or calls of a source are kept. */
  public long count(String source) {
    return workspace.ledger().rejects().count(source);
  }

  /** How many calls were let go because newer ones came, if they are asked for. */
  public long dropped(String source) {
    return source.isEmpty() || source.equals(CALLS)
        ? workspace.ledger().rejects().dropped(CALLS)
        : 0;
  }

  private static Stream<Line> lines(String source, List<Reject> rejects) {
    return rejects.stream().map(reject -> line(source, reject));
  }

  private static Line line(String source, Reject reject) {
    return new Line(
        source, reject.file(), reject.line(), reject.column(), reject.reason(), reject.text());
  }
}
