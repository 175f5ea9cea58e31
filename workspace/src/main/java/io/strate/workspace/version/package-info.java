/** What definitions said before: each change of each, kept with the store. */
package io.strate.workspace.version;
