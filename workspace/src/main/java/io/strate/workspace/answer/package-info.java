/** Looking: segments, members, profiles, history, previews, explanations, exports. */
package io.strate.workspace.answer;
