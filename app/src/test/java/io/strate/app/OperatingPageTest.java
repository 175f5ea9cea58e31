package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strate.server.config.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and the recipes for operators name what there is. */
final class OperatingPageTest {

  private static final Path PROJECT = Examples.project();
  private static final List<String> OPTIONS =
      List.of("--address", "--port", "--log-format", "--allow-outbound");

  @TempDir Path folder;

  @Test
  void theTableOfSettingsIsThatOfTheProgram() throws IOException {
    List<String> rows =
        Files.readAllLines(PROJECT.resolve("docs/operating.md")).stream()
            .filter(line -> line.startsWith("| `") && line.contains("`STRATE_"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(Setting.values()).map(OperatingPageTest::row).toList());
  }

  private static String row(Setting setting) {
    String option = "--" + setting.key().replace('_', '-');
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.variable(),
            OPTIONS.contains(option) ? "`" + option + "`" : "",
            setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`",
            setting.meaning());
  }

  @Test
  void theOptionsAreThoseOfTheCommand() {
    var serve = Strate.commandLine().getSubcommands().get("serve").getCommandSpec();
    assertThat(serve.optionsMap().keySet()).containsAll(OPTIONS).contains("--config");
  }

  @Test
  void recipesNameSettingsThatThereAre() throws IOException {
    List<String> known = Arrays.stream(Setting.values()).map(Setting::variable).toList();
    Pattern variable = Pattern.compile("\\bSTRATE_[A-Z_]+");
    for (String recipe : List.of("packaging/Containerfile", "packaging/strate.service")) {
      String text = Files.readString(PROJECT.resolve(recipe));
      List<String> named = variable.matcher(text).results().map(MatchResult::group).toList();
      assertThat(named).as(recipe).isNotEmpty();
      assertThat(known).as(recipe).containsAll(named);
      assertThat(text).as(recipe).contains("strate.jar", "serve");
    }
  }

  @Test
  void theContainerIsBuiltFromWhatTheBuildMakes() throws IOException {
    String recipe = Files.readString(PROJECT.resolve("packaging/Containerfile"));
    String pom = Files.readString(PROJECT.resolve("app/pom.xml"));
    assertThat(PROJECT.resolve("mvnw")).isExecutable();
    assertThat(pom).contains("<finalName>strate</finalName>", "${project.build.directory}/lib");
    assertThat(Files.readString(PROJECT.resolve("pom.xml")))
        .contains("<build.dir>target/fast</build.dir>");
    assertThat(recipe)
        .contains("COPY --from=build /src/app/target/fast/strate.jar /opt/strate/strate.jar")
        .contains("COPY --from=build /src/app/target/fast/lib /opt/strate/lib");
  }

  /** Where systemd is; it wants the program to be there, so another stands in for it. */
  @Test
  void systemdFindsNothingWrongWithTheUnit() throws Exception {
    Path verifier = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.isExecutable(verifier));
    String unit = Files.readString(PROJECT.resolve("packaging/strate.service"));
    Path copy = folder.resolve("strate.service");
    Files.writeString(copy, unit.replace("ExecStart=/usr/bin/java", "ExecStart=/bin/sh"));
    Process verify =
        new ProcessBuilder(verifier.toString(), "verify", copy.toString())
            .redirectErrorStream(true)
            .start();
    String found = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(verify.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Stream.of(found.split("\n")).filter(line -> line.contains("strate.service")))
        .isEmpty();
    assertThat(verify.exitValue()).as(found).isZero();
  }
}
