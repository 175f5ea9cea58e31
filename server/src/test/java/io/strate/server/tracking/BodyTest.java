package io.strate.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Bodies take room for what has arrived, and give it back. */
final class BodyTest {

  private static final int MOST = 500 << 10;
  private static final BooleanSupplier IN_TIME = () -> false;

  private final Room room = new Room(600 << 10);

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  private static int read(Room.Share share, int count) throws Exception {
    return new Body(share, MOST, IN_TIME).read(bytes(count), "").length;
  }

  @Test
  void theRoomIsForWhatHasArrived() throws Exception {
    try (Room.Share large = room.share();
        Room.Share small = room.share()) {
      assertThat(read(large, 400 << 10)).isEqualTo(400 << 10);
      assertThat(read(small, 30 << 10)).isEqualTo(30 << 10);
      try (Room.Share tooMuch = room.share()) {
        assertThatThrownBy(() -> read(tooMuch, 200 << 10)).isInstanceOf(Room.Full.class);
      }
    }
    try (Room.Share after = room.share()) {
      assertThat(read(after, MOST)).isEqualTo(MOST);
    }
  }

  @Test
  void sizesAtTheEdgesAreReadWhole() throws Exception {
    for (int count : new int[] {0, 1, 4095, 4096, 4097, 8192, MOST - 1, MOST}) {
      try (Room.Share share = room.share()) {
        assertThat(read(share, count)).isEqualTo(count);
      }
    }
    try (Room.Share share = room.share()) {
      assertThatThrownBy(() -> read(share, MOST + 1))
          .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.status()).isEqualTo(413));
    }
  }

  @Test
  void whatIsLateIsGivenUp() {
    try (Room.Share share = room.share()) {
      assertThatThrownBy(() -> new Body(share, MOST, () -> true).read(bytes(5), ""))
          .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.status()).isEqualTo(408));
    }
  }
}
