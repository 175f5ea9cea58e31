package io.strate.workspace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class DuesTest {

  @Test
  void sameAsLookingAtEach() {
    SplittableRandom random = new SplittableRandom(20_261_126);
    for (int round = 0; round < 50; round++) {
      long[] plain = new long[1_000];
      Arrays.fill(plain, Long.MAX_VALUE);
      int known = random.nextInt(40);
      for (int number = 0; number < known; number++) {
        plain[number] = instant(random);
      }
      Dues dues = new Dues(Arrays.copyOf(plain, known));
      for (int step = 0; step < 300; step++) {
        int number = random.nextInt(1 + random.nextInt(plain.length));
        plain[number] = instant(random);
        dues.set(number, plain[number]);
        assertThat(dues.earliest()).isEqualTo(Arrays.stream(plain).min().orElseThrow());
        long now = random.nextInt(120) - 10;
        int[] come = IntStream.range(0, plain.length).filter(each -> plain[each] <= now).toArray();
        assertThat(dues.by(now)).isEqualTo(RoaringBitmap.bitmapOf(come));
      }
    }
  }

  @Test
  void nobodyIsNeverDue() {
    Dues none = new Dues(new long[0]);
    assertThat(none.earliest()).isEqualTo(Long.MAX_VALUE);
    assertThat(none.by(Long.MAX_VALUE - 1)).isEqualTo(new RoaringBitmap());
  }

  private static long instant(SplittableRandom random) {
    return random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(100);
  }
}
