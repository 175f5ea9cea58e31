/**
 * Bringing a file in step by step: it is received into the workspace's folder, its columns are
 * guessed and mapped, its rows are shown as they would be read, and a source is written that reads
 * it. Every step can be taken again, and the last one back. What was chosen so far is kept on disk.
 */
package io.strate.workspace.importing;
