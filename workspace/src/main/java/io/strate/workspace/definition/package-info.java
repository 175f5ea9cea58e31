/**
 * The definitions of a workspace: from YAML files over drafts with places to checked records, and
 * the table of keys that says which there are.
 */
package io.strate.workspace.definition;
