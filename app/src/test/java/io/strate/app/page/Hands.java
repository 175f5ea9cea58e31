package io.strate.app.page;

import com.microsoft.playwright.Locator;

/** How somebody works a page. */
interface Hands {

  /** Presses a button, follows a link or opens what can be unfolded. */
  void press(Locator target);

  /** Chooses among a few, by what is shown. */
  void choose(Locator target, String shown);

  /** Writes a text in place of what is there, and goes on. */
  void write(Locator target, String text);
}
