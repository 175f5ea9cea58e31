package io.strate.server.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class AssetsTest {

  private static final long MOST_COMPRESSED = 1_000_000;

  private final Assets assets = Assets.load();

  @Test
  void anAddressFindsWhatItNames() throws IOException {
    String[] parts = assets.address("strate.css").split("/");
    Assets.Asset found = assets.find(parts[2], parts[3]).orElseThrow();
    assertThat(found.type()).startsWith("text/css");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(found.compressed()))) {
      assertThat(in.readAllBytes()).isEqualTo(found.plain());
    }
  }

  @Test
  void anotherHashOrNameFindsNothing() {
    String[] parts = assets.address("strate.css").split("/");
    assertThat(assets.find("0000000000000000", "strate.css")).isEmpty();
    assertThat(assets.find(parts[2], "../strate.yaml")).isEmpty();
  }

  @Test
  void allOfThemTogetherAreNoHeavyPage() {
    long sum =
        List.of("tabler.css", "htmx.js", "echarts.js", "strate.css", "strate.js", "charts.js")
            .stream()
            .map(assets::address)
            .map(address -> address.split("/"))
            .mapToLong(parts -> assets.find(parts[2], parts[3]).orElseThrow().compressed().length)
            .sum();
    assertThat(sum).isLessThan(MOST_COMPRESSED);
  }
}
