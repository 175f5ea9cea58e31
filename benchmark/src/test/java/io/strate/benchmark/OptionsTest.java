package io.strate.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void takesTheShapeThatIsAskedFor() {
    Options options =
        Options.parse(new String[] {"--contacts", "1_000", "--events", "5000", "--rounds", "2"});

    assertThat(options.shape()).isEqualTo(new Shape(1_000, 5_000, 200, 42));
    assertThat(options.rounds()).isEqualTo(2);
    assertThat(Options.parse(new String[] {"--short"}).shape()).isEqualTo(Shape.SHORT);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Options.parse(new String[] {"--fast", "1"}))
        .hasMessageContaining("--fast is no option");
    assertThatThrownBy(() -> Options.parse(new String[] {"--events"}))
        .hasMessageContaining("no value");
  }
}
