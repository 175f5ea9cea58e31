/**
 * Models that others learnt, as ONNX files. A file is read and judged here, operator by operator,
 * before ONNX Runtime sees it: what would run without end, take memory without measure, read other
 * files or call code of its own is refused.
 */
@NullMarked
package io.strate.learn.onnx;

import org.jspecify.annotations.NullMarked;
