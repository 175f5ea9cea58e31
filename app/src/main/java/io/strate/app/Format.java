package io.strate.app;

/** How a table is printed. */
enum Format {
  TABLE,
  JSON,
  CSV
}
