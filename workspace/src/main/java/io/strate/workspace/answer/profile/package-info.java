/** Looking at one contact or account: what is known, since when, and who belongs to it. */
package io.strate.workspace.answer.profile;
