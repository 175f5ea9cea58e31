/**
 * Definitions changed by program: one named definition is put or removed in the workspace's files,
 * every byte outside of it stays, and nothing is written that would not pass the whole check.
 */
package io.strate.workspace.edit;
