package io.strate.connect.webhook;

import io.strate.connect.outbound.Answer;
import io.strate.connect.outbound.Answer.Answered;
import io.strate.connect.outbound.OutboundRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A courier that answers at once as the test says, or holds a call until the test lets it go. */
final class TestingCourier implements Courier {

  /** One call that was made. */
  record Call(String host, long position, String contact, Instant at, Consumer<Answer> done) {}

  private static final Pattern DATA = Pattern.compile("\"contact\":\"(.*?)\",\"n\":(\\d+)");

  private final InstantSource clock;
  final List<Call> calls = new ArrayList<>();
  final List<Call> held = new ArrayList<>();

  /** Nothing holds the call. */
  Function<Call, Optional<Answer>> receiver = call -> Optional.of(status(200));

  TestingCourier(InstantSource clock) {
    this.clock = clock;
  }

  static Answer status(int status) {
    return new Answered(status, Optional.empty(), "", true);
  }

  static Answer status(int status, String retryAfter) {
    return new Answered(status, Optional.of(retryAfter), "", true);
  }

  @Override
  public void send(OutboundRequest request, Consumer<Answer> done) {
    Matcher data = DATA.matcher(new String(request.body(), StandardCharsets.UTF_8));
    if (!data.find()) {
      throw new AssertionError("no data in the payload");
    }
    Call call =
        new Call(
            request.to().host(),
            Long.parseLong(data.group(2)),
            data.group(1),
            clock.instant(),
            done);
    calls.add(call);
    receiver.apply(call).ifPresentOrElse(done, () -> held.add(call));
  }

  List<Long> positions() {
    return calls.stream().map(Call::position).toList();
  }

  List<Long> positions(String host) {
    return calls.stream().filter(call -> call.host.equals(host)).map(Call::position).toList();
  }
}
