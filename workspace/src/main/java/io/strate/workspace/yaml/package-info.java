/**
 * YAML text as a tree in which every key and value knows its place, with errors that people can act
 * on: what YAML would swallow of a rule is recognised and shown rightly quoted. Knows nothing of
 * what the keys mean.
 */
package io.strate.workspace.yaml;
