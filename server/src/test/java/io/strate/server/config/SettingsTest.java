package io.strate.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.server.health.TracesPush;
import io.strate.server.log.LogFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings from the file, the environment and the command line. */
final class SettingsTest {

  private static final String SECRET = "wk_0123456789abcdef0123456789";

  @TempDir Path folder;

  private Settings read(String file, Map<String, String> environment, Map<Setting, String> options)
      throws IOException {
    Files.writeString(folder.resolve("strate-server.yaml"), file);
    return Settings.read(folder, Optional.empty(), environment, options);
  }

  private Settings file(String text) throws IOException {
    return read(text, Map.of(), Map.of());
  }

  private static Settings environment(String name, String value, Path folder) {
    return Settings.read(folder, Optional.empty(), Map.of(name, value), Map.of());
  }

  @Test
  void withoutAnythingTheDefaultsHold() {
    Settings settings = Settings.read(folder, Optional.empty(), Map.of(), Map.of());
    assertThat(settings.server().address()).isEqualTo("127.0.0.1");
    assertThat(settings.server().port()).isEqualTo(8080);
    assertThat(settings.server().metricsKey()).isEmpty();
    assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
    assertThat(settings.metricsPush()).isEmpty();
    assertThat(settings.tracesPush()).isEmpty();
    assertThat(settings.writeKey()).isEmpty();
  }

  @Test
  void theLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    String file = "port: 1\naddress: 0.0.0.0\nbody_seconds: 7 # slow\nlog_format: json\n";
    Settings settings =
        read(
            file,
            Map.of("STRATE_PORT", "2", "STRATE_ADDRESS", "::1", "HOME", "/"),
            Map.of(Setting.PORT, "3"));
    assertThat(settings.server().port()).isEqualTo(3);
    assertThat(settings.server().address()).isEqualTo("::1");
    assertThat(settings.server().tracking().bodySeconds()).isEqualTo(7);
    assertThat(settings.logFormat()).isEqualTo(LogFormat.JSON);
  }

  @Test
  void whatIsNoSettingIsRefusedWithTheNearest() throws IOException {
    assertThatThrownBy(() -> file("port: 1\nbody_second: 7\n"))
        .hasMessage(
            "strate-server.yaml:2: body_second: this is no setting (did you mean 'body_seconds'?)");
    assertThatThrownBy(() -> environment("STRATE_PROT", "1", folder.resolve("none")))
        .hasMessage("the environment: STRATE_PROT is no setting (did you mean 'STRATE_PORT'?)");
    assertThatThrownBy(() -> file("port: [1, 2]"))
        .hasMessage("strate-server.yaml:1: port: expected one value, found several");
    assertThatThrownBy(() -> file("hello"))
        .hasMessage("strate-server.yaml: expected settings such as `port: 8080`");
    assertThat(file("# nothing yet\n").server().port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({
    "port, 70000, 'a whole number from 0 to 65535'",
    "port, eighty, 'a whole number from 0 to 65535'",
    "log_format, xml, 'text or json'",
    "log_requests, yes, 'true or false'",
    "max_connections, 0, 'a whole number from 1 to 1000000'",
    "otlp_metrics_url, localhost:4318, 'a URL such as http://localhost:4318/v1/metrics'",
    "otlp_traces_url, localhost:4318, 'a URL such as http://localhost:4318/v1/traces'"
  })
  void valuesThatDoNotServeAreSaidWithTheirPlace(String key, String value, String expected)
      throws IOException {
    Settings settings = file(key + ": " + value + "\n");
    assertThatThrownBy(
            () -> {
              settings.server();
              settings.logFormat();
              settings.metricsPush();
              settings.tracesPush();
            })
        .hasMessage(
            "strate-server.yaml:1: %s: expected %s, found '%s'".formatted(key, expected, value));
  }

  @Test
  void ofTracesAShareIsSent() throws IOException {
    String url = "otlp_traces_url: http://localhost:4318/v1/traces\n";
    assertThat(file(url).tracesPush()).hasValueSatisfying(push -> assertThat(push.share()).isOne());
    assertThat(file(url + "otlp_traces_share: 0.05\n").tracesPush())
        .contains(new TracesPush(URI.create("http://localhost:4318/v1/traces"), 0.05));
    for (String wrong : List.of("1.5", "-0.1", "NaN", "all")) {
      assertThatThrownBy(() -> file(url + "otlp_traces_share: " + wrong + "\n").tracesPush())
          .hasMessage(
              "strate-server.yaml:2: otlp_traces_share: expected a number from 0 to 1, found '%s'"
                  .formatted(wrong));
    }
  }

  /** Kubernetes sets these for a service called strate, and the launcher reads its memory. */
  @ParameterizedTest
  @CsvSource({
    "STRATE_SERVICE_HOST, 10.0.0.1",
    "STRATE_PORT_8080_TCP, tcp://10.0.0.1:8080",
    "STRATE_MEMORY, 8g"
  })
  void variablesOfOthersAreLeftAlone(String name, String value) {
    assertThat(environment(name, value, folder).server().port()).isEqualTo(8080);
  }

  @Test
  void secretsComeFromFilesAndAreNeverShown() throws IOException {
    Files.writeString(folder.resolve("key"), SECRET + "\n");
    Files.writeString(folder.resolve("short"), "hush");
    assertThat(file("write_key_file: key").writeKey()).contains(SECRET);
    String path = folder.resolve("key").toString();
    assertThat(environment("STRATE_ADMIN_KEY_FILE", path, folder).adminKey()).contains(SECRET);
    Settings tooShort = file("metrics_key_file: short");
    assertThatThrownBy(tooShort::server)
        .hasMessage(
            "strate-server.yaml:1: metrics_key_file: expected a file with a key of 24 to 200 letters, digits, - and _, found something else in 'short'");
    Settings missing = file("write_key_file: nowhere");
    assertThatThrownBy(missing::writeKey)
        .hasMessageContaining("expected a file that can be read, found 'nowhere'");
  }

  @Test
  void aFileThatIsNamedMustBeThere() {
    Path none = folder.resolve("none.yaml");
    assertThatThrownBy(() -> Settings.read(folder, Optional.of(none), Map.of(), Map.of()))
        .hasMessageStartingWith("the settings in " + none + " cannot be read");
  }
}
