package io.strate.app.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;

/** Somebody with a mouse. */
final class Mouse implements Hands {

  @Override
  public void press(Locator target) {
    target.click();
  }

  @Override
  public void choose(Locator target, String shown) {
    target.selectOption(new SelectOption().setLabel(shown));
  }

  @Override
  public void write(Locator target, String text) {
    target.click();
    target.fill(text);
    target.blur();
  }
}
