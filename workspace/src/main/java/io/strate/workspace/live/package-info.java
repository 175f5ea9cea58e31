/** A workspace in service: it takes calls and keeps its segments true by itself. */
package io.strate.workspace.live;
