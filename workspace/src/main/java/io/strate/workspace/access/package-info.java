/** Who may talk to a workspace in service: keys, of which only hashes are kept. */
package io.strate.workspace.access;
