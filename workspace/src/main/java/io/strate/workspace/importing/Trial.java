package io.strate.workspace.importing;

import io.strate.workspace.answer.ListRejects;
import java.util.List;

/**
 * What a plan would come to, had the file been read by it.
 *
 * @param plan that was tried
 * @param rows of the file, good or not
 * @param fresh contacts or accounts that nobody has heard of yet
 * @param known that are there already
 * @param headings of what is shown of a row
 * @param first rows as they would be read, a cell for each heading
 * @param rejects the first rows that would not be taken
 * @param isTooBad whether so many are rejected that nothing would be taken
 * @param warnings of how the file was read, in a sentence each
 */
public record Trial(
    ImportPlan plan,
    long rows,
    long rejected,
    long fresh,
    long known,
    List<Heading> headings,
    List<List<Cell>> first,
    List<ListRejects.Line> rejects,
    boolean isTooBad,
    List<String> warnings) {

  public Trial {
    headings = List.copyOf(headings);
    first = first.stream().map(List::copyOf).toList();
    rejects = List.copyOf(rejects);
    warnings = List.copyOf(warnings);
  }

  /**
   * What stands in a column of the table.
   *
   * @param name of a value; empty for other parts
   */
  public record Heading(Part part, String name) {}

  /**
   * A value of a row.
   *
   * @param text a number with a point, an instant as ISO 8601 has it; empty where it is unknown
   */
  public record Cell(Form form, String text) {
    static final Cell UNKNOWN = new Cell(Form.UNKNOWN, "");
  }

  /** What a cell holds. */
  public enum Form {
    UNKNOWN,
    TEXT,
    NUMBER,
    BOOLEAN,
    INSTANT,
    /** A list or record, as a text. */
    OTHER
  }
}
