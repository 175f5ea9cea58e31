package io.strate.server.tracking;

import java.util.concurrent.Semaphore;

/**
 * How many bytes of bodies all requests together may hold. A request takes room for what has
 * arrived, never for what it announces, so that those who send slowly hold next to nothing.
 */
final class Room {

  private final Semaphore free;

  Room(int bytes) {
    free = new Semaphore(bytes);
  }

  Share share() {
    return new Share();
  }

  /** What one request holds; for one thread. */
  final class Share implements AutoCloseable {

    private int held;

    private Share() {}

    /**
     * @throws Full if the others hold the rest; what is held stays held
     */
    void grow(int bytes) throws Full {
      if (!free.tryAcquire(bytes)) {
        throw new Full();
      }
      held += bytes;
    }

    @Override
    public void close() {
      free.release(held);
      held = 0;
    }
  }

  /** There is no room at the moment. */
  static final class Full extends Exception {

    private static final long serialVersionUID = 1;

    private Full() {
      super("no room", null, false, false);
    }
  }
}
