package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a file's columns, as its first record gives them: without blanks around them, each
 * once.
 */
record Header(List<String> names, List<String> warnings) {

  Header(SourceFile source, List<String> found) {
    this(new ArrayList<>(), new ArrayList<>());
    if (found.isEmpty()) {
      throw new Failure(
          "source.empty",
          Blame.USER,
          "'" + source.name() + "' is empty; expected at least a line of column names");
    }
    Set<String> seen = new HashSet<>();
    for (String cell : found) {
      String name = cell.strip();
      if (name.isEmpty()) {
        name = "column" + (names.size() + 1);
        warnings.add(
            "'"
                + source.name()
                + "': column "
                + (names.size() + 1)
                + " has no name; it is called '"
                + name
                + "'");
      }
      if (!seen.add(name)) {
        throw new Failure(
            "source.header",
            Blame.USER,
            "'"
                + source.name()
                + "':1: two columns are called '"
                + name
                + "'; give each a name of its own");
      }
      names.add(name);
    }
    warnOfData(source, found);
  }

  private void warnOfData(SourceFile source, List<String> found) {
    if (found.stream().anyMatch(Header::isNumber)) {
      warnings.add(
          "'"
              + source.name()
              + "':1: the first line is taken for column names, but holds numbers ("
              + String.join(", ", found)
              + "); is a line of names missing?");
    }
  }

  private static boolean isNumber(String cell) {
    return cell.strip().matches("-?[0-9]+([.,][0-9]+)?");
  }
}
