package io.strate.server.admin;

import io.strate.workspace.run.Interest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Pages that ask while somebody types: the newest question of each is answered, and an older one is
 * given up.
 */
final class Pages {

  /** A page, by the name of the key that it has and its own word for itself. */
  record Page(String key, String word) {}

  /** The newest question of each page that is being answered. */
  private final Map<Page, Object> newest = new ConcurrentHashMap<>();

  /**
   * Answers a question for as long as no newer one of the same page comes.
   *
   * @throws io.strate.domain.Failure {@code question.superseded} if one does
   */
  <T> T ask(Optional<Page> page, Function<Interest, T> question) {
    return page.map(of -> ask(of, question)).orElseGet(() -> question.apply(Interest.LASTING));
  }

  private <T> T ask(Page page, Function<Interest, T> question) {
    Object own = new Object();
    newest.put(page, own);
    try {
      return question.apply(() -> newest.get(page) == own);
    } finally {
      newest.remove(page, own);
    }
  }
}
