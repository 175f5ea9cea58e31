package io.strate.lake;

import java.nio.file.Path;

/**
 * A file of a source: its name as the workspace knows it (relative, with {@code /}), which is part
 * of the identity of its rows, where it lies, and its format.
 */
public record SourceFile(String name, Path path, FileFormat format) {}
