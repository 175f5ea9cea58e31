package io.strate.ledger.rocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Up to which write everything has been acknowledged. It is written after each sync, in two places
 * by turns, and not synced itself: a killed process leaves it exact, a power cut leaves it too low,
 * never too high. What is recovered after a crash must reach at least this far.
 */
final class RecoveryMark implements AutoCloseable {

  static final String FILE = "mark";

  private static final int SLOT = 64;
  private static final int LENGTH = 36;
  private static final byte[] NAME = Bytes.ascii(FILE);

  /**
   * @param sequence of RocksDB's last acknowledged write, as the log says it, too
   * @param manifest number of its manifest, and how long that was
   */
  record Point(long turn, long sequence, long manifest, long manifestSize) {}

  private final Path folder;
  private final FileChannel channel;
  private final byte[] slot = new byte[SLOT];
  private long turn;

  private RecoveryMark(Path folder, FileChannel channel, long turn) {
    this.folder = folder;
    this.channel = channel;
    this.turn = turn;
  }

  static RecoveryMark open(Path ledger) {
    Path file = ledger.resolve(FILE);
    try {
      long turn = Files.exists(file) ? read(ledger).map(Point::turn).orElse(0L) : 0;
      return new RecoveryMark(
          ledger,
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          turn);
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  /** The later one of the two places; empty if there is no file. */
  static Optional<Point> read(Path ledger) {
    Path file = ledger.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      Optional<Point> first = readSlot(bytes, 0);
      Optional<Point> second = readSlot(bytes, SLOT);
      if (first.isEmpty() && second.isEmpty()) {
        throw Trouble.damaged(FILE, "no recovery mark that fits its checksum");
      }
      return second.isEmpty() || first.isPresent() && first.get().turn() > second.get().turn()
          ? first
          : second;
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  private static Optional<Point> readSlot(byte[] bytes, int at) {
    if (bytes.length < at + LENGTH) {
      return Optional.empty();
    }
    byte[] value = java.util.Arrays.copyOfRange(bytes, at, at + LENGTH);
    if (!Sealed.fits(NAME, value)) {
      return Optional.empty();
    }
    BytesReader reader = new BytesReader(value);
    return Optional.of(new Point(reader.i64(), reader.i64(), reader.i64(), reader.i64()));
  }

  /** Notes that everything up to a sequence number is on disk. */
  synchronized void reach(long sequence) {
    try {
      Manifest manifest = Manifest.current(folder);
      turn++;
      byte[] value =
          new Bytes(LENGTH)
              .i64(turn)
              .i64(sequence)
              .i64(manifest.number())
              .i64(manifest.size())
              .toArray();
      System.arraycopy(Sealed.seal(NAME, value), 0, slot, 0, LENGTH);
      channel.write(ByteBuffer.wrap(slot), turn % 2 * SLOT);
    } catch (IOException e) {
      throw Trouble.of(folder.resolve(FILE), e);
    }
  }

  void sync() {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw Trouble.of(folder.resolve(FILE), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Trouble.of(folder.resolve(FILE), e);
    }
  }

  /** RocksDB's list of its files, itself a file; {@code CURRENT} names it. */
  record Manifest(long number, long size) {
    private static final String PREFIX = "MANIFEST-";

    static Manifest current(Path ledger) throws IOException {
      Path rocks = ledger.resolve(Store.FOLDER);
      Path current = rocks.resolve("CURRENT");
      if (!Files.exists(current)) {
        return new Manifest(0, 0);
      }
      String name =
          new String(Files.readAllBytes(current), java.nio.charset.StandardCharsets.ISO_8859_1)
              .strip();
      if (!name.matches(PREFIX + "\\d{1,18}")) {
        throw Trouble.damaged(Store.FOLDER + "/CURRENT", "no name of a manifest");
      }
      Path file = rocks.resolve(name);
      if (!Files.exists(file)) {
        throw Trouble.damaged(Store.FOLDER + "/" + name, "no such file");
      }
      return new Manifest(Long.parseLong(name.substring(PREFIX.length())), Files.size(file));
    }
  }
}
