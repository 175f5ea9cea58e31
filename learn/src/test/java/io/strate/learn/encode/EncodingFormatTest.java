package io.strate.learn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class EncodingFormatTest {
  private static final byte[] WHOLE =
      Encoding.fit(
              Recipe.predictions().with("age", Step.BINS).with("revenue", Step.LOG),
              Cases.bought(),
              1)
          .encoding()
          .toBytes();

  @Test
  void everyDamagedByteIsNoticed() {
    for (int place = 0; place < WHOLE.length; place++) {
      byte[] damaged = WHOLE.clone();
      damaged[place] ^= 4;
      assertThatThrownBy(() -> Encoding.read(damaged))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("encoding: expected ");
    }
  }

  @Test
  void everyShorterFileIsRefused() {
    for (int length = 0; length < WHOLE.length; length++) {
      byte[] shorter = Arrays.copyOf(WHOLE, length);
      assertThatThrownBy(() -> Encoding.read(shorter))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("encoding: expected ");
    }
  }

  @Test
  void sentencesSayWhatIsWrong() {
    byte[] damaged = WHOLE.clone();
    damaged[100]++;
    byte[] newer = WHOLE.clone();
    newer[4] = 2;

    assertThatThrownBy(() -> Encoding.read(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}))
        .hasMessage(
            "encoding: expected the bytes of an encoding, found 10 others; hand over what an encoding was written as");
    assertThatThrownBy(() -> Encoding.read(damaged))
        .hasMessage(
            "encoding: expected bytes as they were written, found another checksum; take them from a backup or learn anew");
    assertThatThrownBy(() -> Encoding.read(newer))
        .hasMessage("encoding: expected version 1, found 2; read it with a newer Strate");
  }

  /** Whoever forges the checksum too gets an encoding or a sentence, and no memory is taken. */
  @Test
  void forgedBytesAreRefusedOrEncode() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] forged = WHOLE.clone();
      int place = 5 + random.nextInt(forged.length - 9);
      forged[place] = (byte) random.nextInt();
      seal(forged);
      try {
        assertThat(Encoding.read(forged).width()).isPositive();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("expected");
      }
    }
  }

  private static void seal(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
  }
}
