package io.strate.workspace.answer.compare;

import io.strate.domain.Entity;
import java.util.List;
import java.util.Optional;

/**
 * How a trait, score or attribute is distributed.
 *
 * @param asOf the instant of the values: at most five minutes ago
 * @param profiles who exist, and are in the segment if one was asked for
 * @param unknown of how many of them the value is not known
 */
public record Distribution(
    Entity of,
    String name,
    String label,
    Optional<String> unit,
    long asOf,
    long profiles,
    long unknown,
    Shape shape) {

  /** By what kind of value it is. */
  public sealed interface Shape {

    /** Nobody has a known value. */
    record Nothing() implements Shape {}

    /**
     * Numbers. Where a few lie far away from all others, the first and last bins hold them.
     *
     * @param quantiles 5, 25, 50, 75 and 95 of a hundred: the least value such that so many have at
     *     most that
     */
    record Numbers(List<Bin> bins, double least, double most, double mean, List<Double> quantiles)
        implements Shape {
      public Numbers {
        bins = List.copyOf(bins);
        quantiles = List.copyOf(quantiles);
      }
    }

    /** Instants by days, months or years of the workspace's zone, as milliseconds. */
    record Instants(List<Bin> bins, long first, long last) implements Shape {
      public Instants {
        bins = List.copyOf(bins);
      }
    }

    /**
     * Texts and the like, the most frequent first. Each item of a list counts.
     *
     * @param others how many have other values
     * @param otherCategories how many other values there are
     */
    record Categories(List<Category> top, long others, int otherCategories) implements Shape {
      public Categories {
        top = List.copyOf(top);
      }
    }
  }

  /**
   * How many values are not below {@code from} and below {@code to}; the last holds its end too.
   */
  public record Bin(double from, double to, long count) {}

  public record Category(String text, long count) {}
}
