package io.strate.engine.column;

/** How many columns of each kind a program has. */
public record Shape(int numbers, int instants, int bits, int texts, int values, int dues) {}
