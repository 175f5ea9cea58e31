package io.strate.learn.onnx;

/** Why a model is not taken. */
final class Refusal {
  private Refusal() {}

  static IllegalArgumentException of(String expected, String found, String what) {
    return new IllegalArgumentException(
        "onnx model: expected %s, found %s; %s".formatted(expected, found, what));
  }
}
