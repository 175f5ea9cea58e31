/** Looking at all segments at once: sizes and their course, alerts, what uses what. */
package io.strate.workspace.answer.overview;
