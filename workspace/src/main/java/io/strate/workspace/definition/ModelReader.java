package io.strate.workspace.definition;

import io.strate.rule.Place;
import io.strate.rule.Problem;
import io.strate.rule.Span;
import io.strate.rule.draft.LearntDraft;
import io.strate.rule.draft.Name;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.workspace.definition.ModelDraft.At;
import io.strate.workspace.yaml.YamlNode;
import io.strate.workspace.yaml.YamlNode.Entry;
import io.strate.workspace.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the models of a workspace's files. */
final class ModelReader {

  private static final Pattern SNAPSHOTS =
      Pattern.compile("\\s*(daily|weekly|monthly)\\s+over\\s+(\\S.*)", Pattern.DOTALL);

  /** So many snapshots are more than anybody wants. */
  private static final int MOST_SNAPSHOTS = 1_000;

  private static final double DAYS_OF_A_MONTH = 30.44;

  private final ModelFiles files;
  private final Consumer<Problem> problems;

  ModelReader(ModelFiles files, Consumer<Problem> problems) {
    this.files = files;
    this.problems = problems;
  }

  /** A model; none if it neither says what to predict nor has a file that can be read. */
  Optional<ModelDraft> read(Entry entry) {
    LearntFields.checkName(entry, "a model", problems);
    Fields fields = Fields.of(entry.value());
    LearntFields common = new LearntFields(fields, problems);
    Optional<At<ModelFile>> file = Optional.empty();
    if (fields.has("onnx")) {
      new BroughtKeys(fields, common).check(entry);
      file = file(fields, common);
      if (file.isEmpty()) {
        return Optional.empty();
      }
    }
    Optional<SourceText> predict = fields.rule("predict");
    return predict.isPresent() || file.isPresent()
        ? Optional.of(read(entry, fields, common, predict, file))
        : Optional.empty();
  }

  private Optional<At<ModelFile>> file(Fields fields, LearntFields common) {
    double missing = fields.scalar("missing").map(text -> missing(text, common)).orElse(Double.NaN);
    return fields
        .name("onnx")
        .flatMap(
            name -> files.read(name, missing, problems).map(file -> new At<>(file, name.place())));
  }

  private static double missing(Scalar text, LearntFields common) {
    OptionalDouble number = Numbers.read(text.value());
    if (number.isEmpty() && !text.value().strip().equalsIgnoreCase("nan")) {
      common.wrong(
          text,
          "`missing:` is nan or a number such as 0, found '%s': to say nothing of whom a feature is unknown, write so under `among:`"
              .formatted(LearntFields.shortened(text)));
    }
    return number.orElse(Double.NaN);
  }

  private ModelDraft read(
      Entry entry,
      Fields fields,
      LearntFields common,
      Optional<SourceText> predict,
      Optional<At<ModelFile>> file) {
    return new ModelDraft(
        new LearntDraft.Model(
            fields.entity(),
            Texts.name(entry.key()),
            fields.rule("among"),
            common.features(),
            predict),
        fields.scalar("snapshots").flatMap(text -> snapshots(text, common)).orElse(Snapshots.USUAL),
        fields.rule("gap").flatMap(this::span).filter(span -> span.count() > 0),
        common.prepare(),
        new At<>(method(fields), place(fields, "method", entry)),
        predict.flatMap(_ -> fields.node("threshold")).flatMap(node -> threshold(node, common)),
        file.isPresent() ? Refresh.CHANGED : common.refresh("retrain"),
        common.seed(),
        new At<>(
            file.isPresent() ? new ClassWeights.Even() : weights(fields, common),
            place(fields, "class_weights", entry)),
        fields.entries("class_weights").stream().map(each -> Texts.name(each.key())).toList(),
        file);
  }

  private static Place place(Fields fields, String key, Entry entry) {
    return fields.node(key).map(YamlNode::place).orElseGet(() -> entry.key().place());
  }

  private static ModelMethod method(Fields fields) {
    return fields
        .text("method")
        .filter(ModelMethod.words()::contains)
        .map(word -> ModelMethod.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(ModelMethod.AUTO);
  }

  private Optional<Span> span(SourceText text) {
    Parsed<Span> span = RuleParser.span(text);
    span.problems().forEach(problems);
    return span.value();
  }

  private Optional<Snapshots> snapshots(Scalar text, LearntFields common) {
    Matcher matcher = SNAPSHOTS.matcher(text.value());
    if (!matcher.matches()) {
      common.wrong(
          text,
          "`snapshots:` are daily, weekly or monthly over some time, as in 'monthly over 24 months', found '%s'"
              .formatted(LearntFields.shortened(text)));
      return Optional.empty();
    }
    Snapshots.Step every = Snapshots.Step.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    Optional<Span> over = span(Texts.of(text).part(matcher.start(2), matcher.end(2)));
    if (over.isEmpty()) {
      return Optional.empty();
    }
    double count = days(over.get()) / days(every.span());
    if (count < 0.9 || count > MOST_SNAPSHOTS) {
      common.wrong(
          text,
          "`snapshots:` are at least 1 and at most %d, found '%s': choose another step or another time"
              .formatted(MOST_SNAPSHOTS, LearntFields.shortened(text)));
      return Optional.empty();
    }
    return Optional.of(new Snapshots(every, over.get()));
  }

  private static double days(Span span) {
    return span.isExact()
        ? (double) span.millis() / Span.Unit.DAY.inMillis()
        : span.months() * DAYS_OF_A_MONTH;
  }

  // ---- threshold ----

  private static Optional<At<Threshold>> threshold(YamlNode node, LearntFields common) {
    Fields fields = Fields.of(node);
    Optional<Threshold> threshold =
        fields.has("maximise") ? Optional.of(new Threshold.HighestF1()) : Optional.empty();
    return threshold
        .or(() -> share(fields, "recall_at_least", common).map(Threshold.RecallAtLeast::new))
        .or(() -> share(fields, "precision_at_least", common).map(Threshold.PrecisionAtLeast::new))
        .or(() -> fields.node("profit").map(ModelReader::profit))
        .or(() -> top(fields, common))
        .map(value -> new At<>(value, node.place()));
  }

  private static Optional<Double> share(Fields fields, String key, LearntFields common) {
    Optional<Scalar> text = fields.scalar(key);
    Optional<Double> share =
        text.flatMap(t -> Numbers.share(t.value()))
            .map(BigDecimal::doubleValue)
            .filter(number -> number > 0);
    if (text.isPresent() && share.isEmpty()) {
      common.wrong(
          text.get(),
          "`%s:` wants a share above 0 and up to 1, such as 0.8 or 80%%, found '%s'"
              .formatted(key, LearntFields.shortened(text.get())));
    }
    return share;
  }

  private static Threshold profit(YamlNode node) {
    Fields fields = Fields.of(node);
    return new Threshold.MostProfit(
        fields.number("tp").orElse(0),
        fields.number("fp").orElse(0),
        fields.number("tn").orElse(0),
        fields.number("fn").orElse(0));
  }

  private static Optional<Threshold> top(Fields fields, LearntFields common) {
    return fields
        .scalar("top")
        .map(text -> common.whole("top", text, 1))
        .filter(java.util.OptionalLong::isPresent)
        .map(count -> new Threshold.Top((int) Math.min(Integer.MAX_VALUE, count.getAsLong())));
  }

  // ---- class weights ----

  private static ClassWeights weights(Fields fields, LearntFields common) {
    Optional<YamlNode> node = fields.node("class_weights");
    if (node.isEmpty()) {
      return new ClassWeights.Even();
    }
    if (node.get() instanceof Scalar) {
      return new ClassWeights.Balanced();
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    for (Entry entry : fields.entries("class_weights")) {
      OptionalDouble weight =
          entry.value() instanceof Scalar text
              ? Numbers.read(text.value())
              : OptionalDouble.empty();
      if (weight.isPresent() && weight.getAsDouble() <= 0) {
        common.wrong(entry.value(), "the weight of '%s' is above 0".formatted(entry.name()));
      }
      weight.ifPresent(number -> weights.put(entry.name(), number));
    }
    return new ClassWeights.Given(weights);
  }

  /** The classes of a condition. */
  static List<String> answers() {
    return List.of("yes", "no");
  }

  /** Whether a class is one of a condition's. */
  static boolean isAnswer(Name name) {
    return answers().contains(name.text());
  }
}
