/**
 * The admin API below {@code /api/v1}. {@code KeyFilter} lets in who has a key; controllers ask the
 * use cases of the workspace and say nothing of their own; whatever goes wrong ends as a {@code
 * Problem}. The pages stand on the same use cases.
 */
package io.strate.server.admin;
