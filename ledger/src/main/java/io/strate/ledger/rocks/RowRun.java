package io.strate.ledger.rocks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sorted rows that were spilled to a file, with an index of it in memory. */
final class RowRun implements SortedRows {

  private static final int INDEXED = 1 << 18;
  private static final int HEADER = 13;

  /** Where in the file the first row at or after a place begins, and its profile. */
  private record Sign(int profile, long at) {}

  private final Path file;
  private final FileChannel channel;
  private final List<Sign> signs;
  private final long size;

  private RowRun(Path file, List<Sign> signs, long size) throws IOException {
    this.file = file;
    this.signs = List.copyOf(signs);
    this.size = size;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  static RowRun write(Path file, RowBuffer rows) {
    List<Sign> signs = new ArrayList<>();
    long at = 0;
    byte[] header = new byte[HEADER];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        RowCursor cursor = rows.sort().from(0)) {
      while (cursor.next()) {
        if (signs.isEmpty() || at - signs.getLast().at() >= INDEXED) {
          signs.add(new Sign(cursor.profile(), at));
        }
        Bytes.putInt(header, 0, cursor.profile());
        Bytes.putInt(header, 4, cursor.identifier());
        header[8] = (byte) cursor.flags();
        Bytes.putInt(header, 9, cursor.length());
        out.write(header);
        out.write(cursor.bytes(), cursor.offset(), cursor.length());
        at += HEADER + cursor.length();
      }
      out.flush();
      return new RowRun(file, signs, at);
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  @Override
  public RowCursor from(int profile) {
    long start = 0;
    for (Sign sign : signs) {
      // Rows of the sign's own profile may stand before it.
      if (Integer.compareUnsigned(sign.profile(), profile) >= 0) {
        break;
      }
      start = sign.at();
    }
    return new FileCursor(start, profile);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  private final class FileCursor extends RowCursor {
    private byte[] buffer = new byte[1 << 17];
    private int begin;
    private int end;
    private long position;
    private final int first;

    FileCursor(long start, int first) {
      this.position = start;
      this.first = first;
    }

    @Override
    boolean next() {
      while (step()) {
        if (Integer.compareUnsigned(profile(), first) >= 0) {
          return true;
        }
      }
      return false;
    }

    private boolean step() {
      if (begin == end && position >= size) {
        return false;
      }
      fill(HEADER);
      int profile = Bytes.getInt(buffer, begin);
      int identifier = Bytes.getInt(buffer, begin + 4);
      int flags = buffer[begin + 8];
      int length = Bytes.getInt(buffer, begin + 9);
      begin += HEADER;
      fill(length);
      show(profile, identifier, flags, buffer, begin, length);
      begin += length;
      return true;
    }

    /** Brings at least {@code count} bytes into the buffer. */
    private void fill(int count) {
      if (end - begin >= count) {
        return;
      }
      byte[] into = buffer.length >= count ? buffer : new byte[Math.max(count, 2 * buffer.length)];
      System.arraycopy(buffer, begin, into, 0, end - begin);
      buffer = into;
      end -= begin;
      begin = 0;
      try {
        while (end < count) {
          int read = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end), position);
          if (read < 0) {
            throw Trouble.damaged(file.getFileName().toString(), "a file of rows cut short");
          }
          position += read;
          end += read;
        }
      } catch (IOException e) {
        throw Trouble.of(file, e);
      }
    }

    @Override
    public void close() {
      buffer = Arrays.copyOf(buffer, 0);
    }
  }
}
