package io.strate.workspace.definition;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.draft.SourceCatalogue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What definitions must know of sources' files; the caller can read them. */
public interface SourceColumns {

  /**
   * The columns of a source.
   *
   * @param types of all that its files have or, as the store remembers, had, in the order of the
   *     files; types that the store keeps stand
   * @param present those that the files have as they are now: definitions may name no other
   * @param files the names of these files
   */
  record Columns(Map<String, Type> types, Set<String> present, List<String> files) {
    public Columns {
      types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
      present = Set.copyOf(present);
      files = List.copyOf(files);
    }
  }

  /**
   * The columns of a source. A file that is missing or cannot be read is a {@link
   * io.strate.domain.Failure}.
   *
   * @param read files or patterns relative to the workspace, of which the first that exists is read
   * @param event the column that names rows' events, or an expression that does, or empty: {@link
   *     #events} will be asked for what stands there, so that it may be looked for in the same go
   */
  Columns columns(String source, List<String> read, String event);

  /**
   * The names of events that a source with {@code event: { column: … }} is known to carry.
   *
   * @param name what names a row's event, over the exact texts of its cells
   */
  Set<String> events(String source, List<String> read, Expr name);

  /** What senders of calls have stated so far; the types are open. */
  default SourceCatalogue tracked() {
    return SourceCatalogue.EMPTY;
  }
}
