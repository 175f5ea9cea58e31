package io.strate.server.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Scripts and styles, ours and others'. Each has its content's hash in its address, so that a
 * browser may keep it for ever, and is compressed once.
 */
public final class Assets {

  /** Where each is found on the class path. Nothing else of the libraries' jars is served. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry(
              "tabler.css",
              "/META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css"),
          Map.entry("htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"),
          Map.entry("echarts.js", "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js"),
          Map.entry("strate.css", "strate.css"),
          Map.entry("strate.js", "strate.js"),
          Map.entry("theme.js", "theme.js"),
          Map.entry("charts.js", "charts.js"),
          Map.entry("plots.js", "plots.js"),
          Map.entry("sliders.js", "sliders.js"),
          Map.entry("importing.js", "importing.js"),
          Map.entry("icon.svg", "icon.svg"),
          Map.entry("signin.css", "signin.css"),
          Map.entry("signin.js", "signin.js"));

  /**
   * The builder's style, and its modules, which import each other by their names and so have one
   * hash in their addresses; the first is run.
   */
  private static final List<String> BUILDER =
      List.of(
          "builder.js",
          "builder-dom.js",
          "builder-server.js",
          "builder-choices.js",
          "builder-pickers.js",
          "builder-time.js",
          "builder-events.js",
          "builder-terms.js",
          "builder-rows.js",
          "builder-rule.js",
          "builder-definition.js",
          "builder-members.js",
          "builder-learnt.js",
          "builder-features.js",
          "builder-schedules.js",
          "builder-weights.js",
          "builder-scores.js",
          "builder-counts.js",
          "builder-changes.js",
          "builder-drafts.js",
          "builder-gallery.js",
          "builder.css");

  private static final int HASH_DIGITS = 16;

  /** A file as it is sent. */
  record Asset(String address, String type, byte[] compressed, byte[] plain) {}

  private final Map<String, Asset> byName;

  private Assets(Map<String, Asset> byName) {
    this.byName = byName;
  }

  /** Reads all of them. */
  public static Assets load() {
    Map<String, Asset> all = new LinkedHashMap<>();
    PLACES.forEach((name, place) -> all.put(name, load(name, place)));
    Map<String, byte[]> modules = new LinkedHashMap<>();
    BUILDER.forEach(name -> modules.put(name, read(name)));
    String hash = hash(modules.values());
    modules.forEach((name, plain) -> all.put(name, asset(hash, name, plain)));
    return new Assets(all);
  }

  /** The address of one, as pages name it. */
  public String address(String name) {
    return Objects.requireNonNull(byName.get(name), name).address();
  }

  /** The addresses of the builder's modules, of which the first is run, and of its style. */
  public List<String> builder() {
    return BUILDER.stream().map(this::address).toList();
  }

  /** What an address means; empty for a name or a hash that is not of this version. */
  Optional<Asset> find(String hash, String name) {
    return Optional.ofNullable(byName.get(name))
        .filter(asset -> asset.address().equals(address(hash, name)));
  }

  private static Asset load(String name, String place) {
    byte[] plain = read(place);
    return asset(hash(List.of(plain)), name, plain);
  }

  private static Asset asset(String hash, String name, byte[] plain) {
    try {
      return new Asset(address(hash, name), type(name), gzip(plain), plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String place) {
    try (InputStream in = Assets.class.getResourceAsStream(place)) {
      return Objects.requireNonNull(in, place).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(String hash, String name) {
    return "/assets/" + hash + "/" + name;
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css;charset=utf-8";
      case ".js" -> "text/javascript;charset=utf-8";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String hash(Collection<byte[]> contents) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      contents.forEach(hash::update);
      return HexFormat.of().formatHex(hash.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
