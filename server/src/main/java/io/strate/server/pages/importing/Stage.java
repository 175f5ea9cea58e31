package io.strate.server.pages.importing;

import java.util.Locale;

/** The steps of an import, in their order. */
public enum Stage {
  FILE,
  WHAT,
  COLUMNS,
  CHECK,
  RESULT;

  /** Where the step of a file is. */
  public String path(String file) {
    return this == FILE ? ImportPages.ROOT : ImportPages.ROOT + "/" + file + "/" + word();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
