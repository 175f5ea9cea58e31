package io.strate.workspace.definition;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What definitions must know of sources' files; the caller can read them. */
public interface SourceColumns {

  /**
   * The columns of a source and their types, in the order of the files. Types that the store keeps
   * stand. A file that is missing or cannot be read is a {@link io.strate.domain.Failure}.
   *
   * @param read files or patterns relative to the workspace, of which the first that exists is read
   * @param event the column that names rows' events, or an expression that does, or empty: {@link
   *     #events} will be asked for what stands there, so that it may be looked for in the same go
   */
  Map<String, Type> columns(String source, List<String> read, String event);

  /**
   * The names of events that a source with {@code event: { column: … }} is known to carry.
   *
   * @param name what names a row's event, over the exact texts of its cells
   */
  Set<String> events(String source, List<String> read, Expr name);
}
