/** Beginning: a first workspace, written for people to change. */
package io.strate.workspace.start;
