package io.strate.server.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of data centres, held to what the providers' own lists say. */
final class DataCentresTest {

  /**
   * First and last addresses of blocks as the editions state them, and their neighbours that these
   * state nowhere.
   */
  @ParameterizedTest
  @CsvSource({
    // Amazon: 3.64.0.0/12, 3.80.0.0/12, 52.208.0.0/13 between others; 44.192.0.0/11, 44.224.0.0/11
    "3.63.255.255, false",
    "3.64.0.0, true",
    "3.95.255.255, true",
    "44.191.255.255, false",
    "44.255.255.255, true",
    "45.0.0.0, false",
    "52.215.255.255, true",
    // Google: 34.76.0.0/14; of 34.127.0.0/16 parts only, and of 34.64.0.0/16
    "34.79.255.255, true",
    "34.127.255.255, false",
    "34.64.0.0, false",
    "2600:1900:4000::, true",
    "2600:1900:40ff:ffff::, true",
    "2600:1900:4100::, false",
    "2600:1901:0:ffff::, true",
    "2600:1901:1::, false",
    // Microsoft: from 4.144.0.0/17 on; of 13.72.0.0/16 parts only; 20.61.0.0/16
    "4.143.255.255, false",
    "4.144.0.0, true",
    "13.72.0.0, false",
    "20.61.255.255, true",
    // Their other services, where people may stand behind: Outlook, Google's image proxy
    "40.92.0.1, false",
    "66.249.93.1, false"
  })
  void blocksEndWhereTheirProvidersSay(String address, boolean expected) {
    assertThat(DataCentres.known().holds(address)).contains(expected);
  }

  @Test
  void whatIsNoAddressIsUnknown() {
    assertThat(DataCentres.known().holds("example.com")).isEmpty();
  }

  /** The first and the last address of a block, as numbers of their family. */
  private record Range(boolean isLong, BigInteger first, BigInteger last) {

    static Range of(String block) {
      int slash = block.indexOf('/');
      byte[] address = InetAddress.ofLiteral(block.substring(0, slash)).getAddress();
      int rest = 8 * address.length - Integer.parseInt(block.substring(slash + 1));
      BigInteger first = new BigInteger(1, address);
      assertThat(first.getLowestSetBit())
          .as(block + " begins a block")
          .isGreaterThanOrEqualTo(rest);
      BigInteger size = BigInteger.ONE.shiftLeft(rest);
      return new Range(address.length > 4, first, first.add(size).subtract(BigInteger.ONE));
    }

    boolean meets(Range other) {
      return isLong == other.isLong
          && first.compareTo(other.last) <= 0
          && other.first.compareTo(last) <= 0;
    }
  }

  @Test
  void eachBlockIsWholeAndStandsOnce() throws IOException {
    List<Range> ranges = blocks().stream().map(Range::of).toList();
    assertThat(ranges).hasSizeGreaterThan(100);
    for (int i = 0; i < ranges.size(); i++) {
      Range one = ranges.get(i);
      assertThat(ranges.subList(i + 1, ranges.size())).noneMatch(one::meets);
    }
  }

  private static List<String> blocks() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DataCentres.class.getResourceAsStream("data-centres.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
