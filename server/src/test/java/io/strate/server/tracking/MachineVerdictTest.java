package io.strate.server.tracking;

import static io.strate.server.tracking.TestingMessages.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.domain.Value;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Machines;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a machine opened or clicked, by the facts of the event. */
final class MachineVerdictTest {

  private Value.RecordOf opened(String fields) throws Unreadable {
    Call.Did call =
        (Call.Did)
            one(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"email_opened\", %s}".formatted(fields));
    return call.properties();
  }

  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "yes     | `context`: {`userAgent`: `Mozilla/5.0`}",
        "yes     | `properties`: {`user_agent`: `Barracuda Sentinel (EE)`}, `context`: {`userAgent`: `CHROME`}",
        "yes     | `properties`: {`userAgent`: `Googlebot/2.1 (+http://www.google.com/bot.html)`}",
        "no      | `properties`: {`userAgent`: `Mozilla/5.0 (Linux; Android 9; CUBOT X19)`}",
        "no      | `context`: {`userAgent`: `CHROME`}",
        "no      | `context`: {`userAgent`: `CHROME`, `ip`: `192.0.2.1`}",
        "yes     | `context`: {`userAgent`: `CHROME`, `ip`: `34.79.255.255`}",
        "yes     | `properties`: {`ip`: `2600:1900:40ff::1`}",
        "unknown | `properties`: {`ip`: `2600:1900:4100::1`}",
        "yes     | `context`: {`userAgent`: `CHROME`, `data_centre`: true}",
        "yes     | `context`: {`userAgent`: `CHROME`, `method`: `HEAD`}",
        "no      | `context`: {`userAgent`: `CHROME`, `method`: `GET`}",
        "unknown | `context`: {`userAgent`: `Mozilla/5.0 (via ggpht.com GoogleImageProxy)`, `ip`: `34.72.0.0`}",
        "unknown | `properties`: {}",
        "no      | `properties`: {`machine`: `no`}, `context`: {`userAgent`: `Mozilla/5.0`}",
      })
  void opensAndClicksSayWhetherAMachineMadeThem(String verdict, String fields) throws Unreadable {
    String json = fields.replace('`', '"').replace("CHROME", CHROME);
    assertThat(opened(json).field("machine")).isEqualTo(Value.text(verdict));
  }

  @Test
  void ofAnAddressOnlyWhetherItIsADataCentresIsKept() throws Unreadable {
    Value.RecordOf kept =
        opened("\"properties\": {\"ip\": \"192.0.2.1\"}, \"context\": {\"ip\": \"20.61.0.1\"}");
    assertThat(kept)
        .isEqualTo(
            new Value.RecordOf(
                Map.of(
                    "machine",
                    Value.text("yes"),
                    "context",
                    new Value.RecordOf(Map.of("data_centre", Value.bool(true))))));
    // What was kept says the same again.
    assertThat(Machines.verdict(kept)).isEqualTo(Machines.Verdict.YES);
  }

  @Test
  void otherEventsSayNothingOfMachines() throws Unreadable {
    Call.Did call =
        (Call.Did)
            one(
                Endpoint.TRACK,
                "{\"userId\": \"u\", \"event\": \"e\", \"context\": {\"userAgent\": \"Mozilla/5.0\", \"ip\": \"20.61.0.1\"}}");
    assertThat(call.properties())
        .isEqualTo(
            new Value.RecordOf(
                Map.of(
                    "context",
                    new Value.RecordOf(Map.of("userAgent", Value.text("Mozilla/5.0"))))));
  }
}
