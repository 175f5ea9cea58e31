/** Opening a workspace: its definitions checked, its store locked and verified. */
package io.strate.workspace.open;
