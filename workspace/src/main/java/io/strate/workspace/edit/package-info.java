/**
 * Definitions changed by program: named definitions are put or removed in the workspace's files,
 * one or several together, every byte outside of it stays, and nothing is written that would not
 * pass the whole check.
 */
package io.strate.workspace.edit;
