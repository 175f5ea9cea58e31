package io.strate.server.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
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

  /** So that {@code import './builder-dom.js'} finds what is beside the one that says it. */
  @Test
  void theModulesOfTheBuilderImportNothingButEachOther() {
    List<String> addresses = assets.builder();
    String folder = addresses.getFirst().substring(0, addresses.getFirst().lastIndexOf('/'));
    assertThat(addresses).allMatch(address -> address.startsWith(folder + "/"));
    Pattern imported = Pattern.compile("from '([^']+)'");
    for (String address : addresses) {
      String[] parts = address.split("/");
      String text =
          new String(assets.find(parts[2], parts[3]).orElseThrow().plain(), StandardCharsets.UTF_8);
      assertThat(imported.matcher(text).results().map(found -> found.group(1).substring(1)))
          .as(address)
          .allMatch(name -> addresses.contains(folder + name));
    }
  }
}
