/** Looking at sources: how their reading goes, and what could not be taken. */
package io.strate.workspace.answer.source;
