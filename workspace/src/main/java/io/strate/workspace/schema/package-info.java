/** The JSON Schema of a workspace's files, for editors that complete and check while one types. */
package io.strate.workspace.schema;
