"""Writes small ONNX files with nothing but Python, for where skl2onnx is not at hand.

Only what a model of rows needs: one input of single-precision numbers, some steps, some outputs.
The numbers of fields are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

import struct

FLOAT, INT64 = 1, 7


def _varint(number):
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def _number(field, number):
    return _varint(field << 3) + _varint(number & (1 << 64) - 1)


def _bytes(field, content):
    content = content.encode() if isinstance(content, str) else content
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _attribute(name, value):
    head = _bytes(1, name)
    if isinstance(value, str):
        return head + _bytes(4, value) + _number(20, 3)
    if isinstance(value, int):
        return head + _number(3, value) + _number(20, 2)
    if all(isinstance(one, int) for one in value):
        return head + b"".join(_number(8, one) for one in value) + _number(20, 7)
    packed = b"".join(struct.pack("<f", one) for one in value)
    return head + _bytes(7, packed) + _number(20, 6)


def node(operator, inputs, outputs, **attributes):
    """A step of the operators that ai.onnx.ml has."""
    out = b"".join(_bytes(1, name) for name in inputs)
    out += b"".join(_bytes(2, name) for name in outputs)
    out += _bytes(4, operator)
    out += b"".join(_bytes(5, _attribute(*one)) for one in attributes.items())
    return out + _bytes(7, "ai.onnx.ml")


def _value(name, kind, *axes):
    shape = b"".join(_bytes(1, _number(1, axis) if axis else b"") for axis in axes)
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def model(features, nodes, outputs):
    """The bytes of a file; its input is called x and has any number of rows.

    outputs are triples of a name, FLOAT or INT64, and its columns (0 for one number a row)
    """
    graph = b"".join(_bytes(1, one) for one in nodes) + _bytes(2, "model")
    graph += _bytes(11, _value("x", FLOAT, 0, features))
    for name, kind, columns in outputs:
        graph += _bytes(12, _value(name, kind, *([0, columns] if columns else [0])))
    domains = _bytes(1, "") + _number(2, 15), _bytes(1, "ai.onnx.ml") + _number(2, 3)
    return _number(1, 8) + _bytes(7, graph) + b"".join(_bytes(8, one) for one in domains)


def logistic(coefficients, intercept, means=None, scales=None):
    """A logistic regression with two classes, of numbers that are scaled before."""
    count = len(coefficients)
    weights = [float(w) for w in coefficients]
    nodes = [
        node(
            "Scaler",
            ["x"],
            ["scaled"],
            offset=[float(m) for m in means] if means is not None else [0.0] * count,
            scale=[1 / float(s) for s in scales] if scales is not None else [1.0] * count,
        ),
        node(
            "LinearClassifier",
            ["scaled"],
            ["label", "probabilities"],
            coefficients=[-w for w in weights] + weights,
            intercepts=[-float(intercept), float(intercept)],
            classlabels_ints=[0, 1],
            post_transform="LOGISTIC",
        ),
    ]
    return model(count, nodes, [("label", INT64, 0), ("probabilities", FLOAT, 2)])


def line(coefficients, intercept):
    """A linear regression."""
    one = node(
        "LinearRegressor",
        ["x"],
        ["y"],
        coefficients=[float(w) for w in coefficients],
        intercepts=[float(intercept)],
    )
    return model(len(coefficients), [one], [("y", FLOAT, 1)])
