package io.strate.workspace.edit;

/**
 * A definition as it stands in the workspace's files.
 *
 * @param version another for every change of what is written, comments inside of it included
 * @param text as it stands in its file, from its key on and without the indentation of that
 * @param file the name of its file, beside {@code strate.yaml}
 * @param firstLine from 1
 * @param lastLine the last that belongs to it
 */
public record WrittenDefinition(
    Section section,
    String name,
    Tree tree,
    String version,
    String text,
    String file,
    int firstLine,
    int lastLine) {}
