/**
 * Definitions as forms: their JSON for pages, their words for people, their fields in the
 * workspace's files.
 */
package io.strate.workspace.form;
