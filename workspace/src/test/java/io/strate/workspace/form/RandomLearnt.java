package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.workspace.definition.Description;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.form.LearntForm.Auto;
import io.strate.workspace.form.LearntForm.Balanced;
import io.strate.workspace.form.LearntForm.ClusterForm;
import io.strate.workspace.form.LearntForm.Cutoff;
import io.strate.workspace.form.LearntForm.From;
import io.strate.workspace.form.LearntForm.Given;
import io.strate.workspace.form.LearntForm.Learns;
import io.strate.workspace.form.LearntForm.Listed;
import io.strate.workspace.form.LearntForm.Measure;
import io.strate.workspace.form.LearntForm.Measured;
import io.strate.workspace.form.LearntForm.ModelForm;
import io.strate.workspace.form.LearntForm.MomentForm;
import io.strate.workspace.form.LearntForm.Profit;
import io.strate.workspace.form.LearntForm.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Forms of what is learnt, with texts that YAML takes for something else unless it is careful. */
final class RandomLearnt {

  private static final List<String> TEXTS =
      List.of(
          "recency",
          "account.sector",
          "did order within 90 days",
          "region = 'Île-de-France' # no comment",
          "a: b",
          "l'été \"chaud\"",
          "- dash",
          "yes",
          "null",
          "~",
          "0.80",
          "1e3",
          "[x]",
          "{ y }",
          "weekly, or drift > 0.2",
          "did order\nand opens > 3",
          "@at",
          "%share",
          "日本");

  private final Random random;

  RandomLearnt(long seed) {
    this.random = new Random(seed);
  }

  LearntForm next() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new ClusterForm(
              entity(), described(), learns(), some(), some(), some(), some(), some(), some());
      case 1 ->
          new ModelForm(
              entity(),
              described(),
              text(),
              learns(),
              some(),
              some(),
              some(),
              maybe(this::threshold),
              some(),
              some(),
              maybe(this::weights));
      default -> new MomentForm(entity(), described(), texts(), some());
    };
  }

  private Entity entity() {
    return random.nextBoolean() ? Entity.CONTACT : Entity.ACCOUNT;
  }

  private Description described() {
    return new Description(
        maybe(() -> new Localized(text(), text())),
        maybe(() -> Localized.same(text())),
        Optional.empty(),
        Optional.empty(),
        some(),
        some(),
        Optional.empty());
  }

  private Learns learns() {
    From from = random.nextBoolean() ? new Listed(texts()) : new Auto(texts());
    return new Learns(some(), from, random.nextBoolean() ? byName() : Map.of());
  }

  private Cutoff threshold() {
    Measure[] all = Measure.values();
    return random.nextInt(4) == 0
        ? new Profit(Map.of("tp", text(), "fn", text()))
        : new Measured(all[random.nextInt(all.length)], text());
  }

  private Weights weights() {
    return random.nextBoolean() ? new Balanced() : new Given(byName());
  }

  private Map<String, String> byName() {
    Map<String, String> byName = new LinkedHashMap<>();
    texts().forEach(name -> byName.put(name, text()));
    byName.put("one", text());
    return byName;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  private Optional<String> some() {
    return maybe(this::text);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
