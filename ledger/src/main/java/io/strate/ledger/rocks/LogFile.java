package io.strate.ledger.rocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * RocksDB's write-ahead log, as far as its own recovery cannot be left alone with it: a record of a
 * kind that is written only by settings we do not have (recycled, compressed or indexed logs) makes
 * RocksDB read the same place for ever, where any other damage makes it stop.
 *
 * <p>The format: blocks of 32 KiB; in them records of a masked CRC-32C of kind and content (4
 * bytes), the content's length (2), the kind (1) and the content; a block's last bytes, where no
 * header fits, are zero. See RocksDB's wiki, "Write Ahead Log File Format", and
 * facebook/rocksdb#13333.
 */
final class LogFile {

  private static final int BLOCK_BYTES = 32 << 10;
  private static final int HEADER_BYTES = 7;

  /** Zeros that were set aside; then a whole record, and a first, middle and last part of one. */
  private static final int KINDS = 5;

  private LogFile() {}

  /** Refuses a store whose logs hold what it never wrote; any other damage is left to RocksDB. */
  static void verifyAll(Path ledger) {
    for (Path log : logs(ledger.resolve(Store.FOLDER))) {
      try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
        verify(log, channel);
      } catch (IOException e) {
        throw Trouble.of(log, e);
      }
    }
  }

  private static List<Path> logs(Path rocks) {
    if (!Files.isDirectory(rocks)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(rocks)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    } catch (IOException e) {
      throw Trouble.of(rocks, e);
    }
  }

  private static void verify(Path log, FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = 0; at < channel.size(); at += BLOCK_BYTES) {
      block.clear();
      while (block.hasRemaining() && channel.read(block, at + block.position()) >= 0) {
        // Reads on until the block or the file is at its end.
      }
      block.flip();
      while (block.remaining() >= HEADER_BYTES) {
        int kind = block.get(block.position() + HEADER_BYTES - 1) & 0xff;
        if (kind >= KINDS) {
          throw Trouble.damaged(
              Store.FOLDER + "/" + log.getFileName(),
              "a record of unknown kind " + kind + " at byte " + (at + block.position()));
        }
        if (!isWhole(block)) {
          return;
        }
      }
    }
  }

  /** Reads one record; whether it is what its checksum says. RocksDB goes no further if not. */
  private static boolean isWhole(ByteBuffer block) {
    int start = block.position() + HEADER_BYTES - 1;
    int checksum = block.getInt();
    int length = block.getShort() & 0xffff;
    if (length == 0 && block.get() == 0) {
      block.position(block.limit());
      return true;
    }
    if (start + 1 + length > block.limit()) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(block.array(), start, 1 + length);
    block.position(start + 1 + length);
    return checksum == masked((int) crc.getValue());
  }

  /** A checksum of bytes that hold checksums themselves is turned and moved. */
  private static int masked(int checksum) {
    return Integer.rotateRight(checksum, 15) + 0xa282ead8;
  }
}
