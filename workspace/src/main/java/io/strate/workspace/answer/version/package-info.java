/** Looking at former versions of definitions, and how they differ. */
package io.strate.workspace.answer.version;
