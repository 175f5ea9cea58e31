package io.strate.server.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Knows addresses of public clouds, by the list {@code data-centres.txt}. */
final class DataCentres {

  private static final String LIST = "data-centres.txt";

  private final List<Block> blocks;

  private DataCentres(List<Block> blocks) {
    this.blocks = blocks;
  }

  /** Addresses that begin with the same bits. */
  private record Block(byte[] address, int bits) {

    static Block read(String text) {
      int slash = text.indexOf('/');
      byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
      return new Block(address, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      for (int i = 0; i < whole; i++) {
        if (address[i] != other[i]) {
          return false;
        }
      }
      int rest = bits % 8;
      int mask = 0xFF00 >> rest;
      return rest == 0 || (address[whole] & mask & 0xFF) == (other[whole] & mask & 0xFF);
    }
  }

  static DataCentres known() {
    try (InputStream in =
        Objects.requireNonNull(DataCentres.class.getResourceAsStream(LIST), LIST)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new DataCentres(
          text.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(Block::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an address stands in one of the list; empty if the text is no address. */
  Optional<Boolean> holds(String text) {
    try {
      byte[] address = InetAddress.ofLiteral(text.strip()).getAddress();
      return Optional.of(blocks.stream().anyMatch(block -> block.holds(address)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
