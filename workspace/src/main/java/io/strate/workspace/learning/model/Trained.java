package io.strate.workspace.learning.model;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.evaluate.Scored;
import io.strate.learn.model.Model;
import io.strate.learn.split.Split;
import io.strate.learn.tune.Way;

/** A model that was learnt from one part of examples, with the parts that it has not seen. */
record Trained(Model model, Examples validation, Examples test) {

  static Trained from(Way way, Examples examples, Split split, long seed) {
    return new Trained(
        Model.fit(way, examples, split, seed),
        examples.pick(split.validation()),
        examples.pick(split.test()));
  }

  /** Of a yes-or-no question. */
  Scored validated() {
    return scored(model, validation);
  }

  /** Of a yes-or-no question. */
  Scored tested() {
    return scored(model, test);
  }

  static Scored scored(Model model, Examples examples) {
    if (examples.target() instanceof Target.Classes classes) {
      return Scored.of(model.answer(examples.features()), classes);
    }
    throw new IllegalStateException("amounts are not scored");
  }
}
