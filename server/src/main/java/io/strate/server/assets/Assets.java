package io.strate.server.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
          Map.entry("importing.js", "importing.js"),
          Map.entry("icon.svg", "icon.svg"),
          Map.entry("signin.css", "signin.css"),
          Map.entry("signin.js", "signin.js"));

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
    return new Assets(all);
  }

  /** The address of one, as pages name it. */
  public String address(String name) {
    return Objects.requireNonNull(byName.get(name), name).address();
  }

  /** What an address means; empty for a name or a hash that is not of this version. */
  Optional<Asset> find(String hash, String name) {
    return Optional.ofNullable(byName.get(name))
        .filter(asset -> asset.address().equals(address(hash, name)));
  }

  private static Asset load(String name, String place) {
    try (InputStream in = Assets.class.getResourceAsStream(place)) {
      byte[] plain = Objects.requireNonNull(in, place).readAllBytes();
      return new Asset(address(hash(plain), name), type(name), gzip(plain), plain);
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

  private static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
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
