package io.strate.learn.predict;

import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** What XGBoost itself needs to answer. */
final class NativeRows {
  private NativeRows() {}

  static DMatrix of(Part part) throws XGBoostError {
    double[] values = part.rows().values();
    float[] singles = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      singles[i] = (float) values[i];
    }
    return new DMatrix(singles, part.count(), part.rows().columns(), Float.NaN);
  }

  static Booster booster(NativeTrees.Grown grown) throws XGBoostError, IOException {
    return ml.dmlc.xgboost4j.java.XGBoost.loadModel(grown.model());
  }
}
