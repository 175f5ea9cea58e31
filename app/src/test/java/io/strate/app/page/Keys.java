package io.strate.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Somebody with a keyboard alone. On the way to everything, the focus can be seen, and goes from
 * top to bottom as the page is read.
 */
final class Keys implements Hands {

  private static final int MOST_STOPS = 400;

  /** What is wrong with where the focus is; empty if nothing is. The page as a whole is no stop. */
  private static final String LOOK =
      """
      () => {
        const now = document.activeElement;
        const before = window.focusBefore;
        window.focusBefore = now === document.body ? undefined : now;
        if (now === document.body) return '';
        const name = now.tagName + '#' + now.id + '.' + now.className;
        const style = getComputedStyle(now);
        const seen = (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
        const box = now.getBoundingClientRect();
        const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        const order = !before?.isConnected || before === now
          || (before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        return (seen ? '' : 'the focus cannot be seen on ' + name)
          + (inside ? '' : ' outside the window is ' + name)
          + (order ? '' : ' the focus goes back to ' + name);
      }
      """;

  private final Page page;

  Keys(Page page) {
    this.page = page;
  }

  @Override
  public void press(Locator target) {
    reach(target);
    page.keyboard().press("Enter");
  }

  @Override
  public void choose(Locator target, String shown) {
    reach(target);
    int steps =
        (Integer)
            target.evaluate(
                "(e, shown) => [...e.options].findIndex(o => o.label === shown) - e.selectedIndex",
                shown);
    for (int i = 0; i < Math.abs(steps); i++) {
      assertThat(isFocused(target)).as("the focus stays on " + target).isTrue();
      page.keyboard().press(steps > 0 ? "ArrowDown" : "ArrowUp");
    }
    assertThat(target.evaluate("e => e.selectedOptions[0].label")).isEqualTo(shown);
  }

  @Override
  public void write(Locator target, String text) {
    reach(target);
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().type(text);
    page.keyboard().press("Tab");
  }

  /** Tab by tab. */
  private void reach(Locator target) {
    target.waitFor();
    for (int i = 0; i < MOST_STOPS && !isFocused(target); i++) {
      page.keyboard().press("Tab");
      assertThat((String) page.evaluate(LOOK)).isEmpty();
    }
    assertThat(isFocused(target)).as("Tab leads to " + target).isTrue();
  }

  private static boolean isFocused(Locator target) {
    return (Boolean) target.evaluate("e => e === document.activeElement");
  }
}
