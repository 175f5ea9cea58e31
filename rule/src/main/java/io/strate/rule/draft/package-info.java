/**
 * Drafts of definitions, as the workspace's files give them, and the compiler that makes checked
 * definitions of them.
 */
package io.strate.rule.draft;
