/**
 * Computing: every segment of every profile at an instant, and what changed since the last time.
 */
package io.strate.workspace.run;
