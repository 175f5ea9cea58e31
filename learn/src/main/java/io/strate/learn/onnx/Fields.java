package io.strate.learn.onnx;

/** The numbers of fields in onnx.proto, by message. */
final class Fields {
  static final class Model {
    static final int GRAPH = 7;
    static final int TRAINING = 20;
    static final int FUNCTIONS = 25;

    private Model() {}
  }

  static final class Graph {
    static final int NODE = 1;
    static final int INITIALIZER = 5;
    static final int INPUT = 11;
    static final int OUTPUT = 12;
    static final int SPARSE_INITIALIZER = 15;

    private Graph() {}
  }

  /** Inputs and outputs of a graph. */
  static final class Value {
    static final int NAME = 1;
    static final int TYPE = 2;

    private Value() {}
  }

  static final class Node {
    static final int INPUT = 1;
    static final int OUTPUT = 2;
    static final int OPERATOR = 4;
    static final int ATTRIBUTE = 5;
    static final int DOMAIN = 7;

    private Node() {}
  }

  static final class Attribute {
    static final int NAME = 1;
    static final int INTEGER = 3;
    static final int TENSOR = 5;
    static final int GRAPH = 6;
    static final int INTEGERS = 8;
    static final int TEXTS = 9;
    static final int TENSORS = 10;
    static final int GRAPHS = 11;
    static final int SPARSE_TENSOR = 22;
    static final int SPARSE_TENSORS = 23;

    private Attribute() {}
  }

  static final class Tensor {
    static final int SHAPE = 1;
    static final int TYPE = 2;
    static final int INTEGERS = 7;
    static final int NAME = 8;
    static final int RAW = 9;
    static final int ELSEWHERE = 13;
    static final int LOCATION = 14;

    /** What {@link #TYPE} says of 64-bit integers. */
    static final int INT64 = 7;

    private Tensor() {}
  }

  /** What an input takes. */
  static final class Type {
    static final int TENSOR = 1;

    private Type() {}
  }

  static final class TensorType {
    static final int ELEMENT = 1;
    static final int SHAPE = 2;

    /** What {@link #ELEMENT} says of numbers in single precision. */
    static final int SINGLE = 1;

    private TensorType() {}
  }

  static final class Shape {
    static final int AXIS = 1;

    /** Of an axis: how long it is, if that is fixed. */
    static final int LENGTH = 1;

    private Shape() {}
  }

  private Fields() {}
}
