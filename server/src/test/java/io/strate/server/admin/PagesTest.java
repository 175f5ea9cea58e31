package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A question that is asked while another is being answered, and what becomes of the first. */
final class PagesTest {

  private static final Optional<Pages.Page> OWN = Optional.of(new Pages.Page("key", "builder"));

  private final Pages pages = new Pages();

  /** Whether the first question is still wanted after a second was asked and answered. */
  private boolean isWantedAfter(Optional<Pages.Page> first, Optional<Pages.Page> second) {
    return pages.ask(
        first,
        interest -> {
          assertThat(interest.lasts()).isTrue();
          pages.ask(second, later -> later.lasts());
          return interest.lasts();
        });
  }

  @Test
  void aNewerQuestionOfThePageTakesThePlaceOfTheOlder() {
    assertThat(isWantedAfter(OWN, OWN)).isFalse();
    assertThatThrownBy(
            () ->
                pages.ask(
                    OWN,
                    interest -> {
                      pages.ask(OWN, later -> "answered");
                      interest.orEnd();
                      return "too late";
                    }))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(Problems.of(e).status()).isEqualTo(409));
  }

  @Test
  void othersAreLeftAlone() {
    assertThat(isWantedAfter(OWN, Optional.empty())).isTrue();
    assertThat(isWantedAfter(Optional.empty(), Optional.empty())).isTrue();
    assertThat(isWantedAfter(OWN, Optional.of(new Pages.Page("key", "other")))).isTrue();
    assertThat(isWantedAfter(OWN, Optional.of(new Pages.Page("thief", "builder")))).isTrue();
  }

  @Test
  void whatWasAnsweredIsNotInTheWayOfTheNext() {
    assertThat(pages.<String>ask(OWN, interest -> "first")).isEqualTo("first");
    assertThat(pages.<Boolean>ask(OWN, interest -> interest.lasts())).isTrue();
  }
}
