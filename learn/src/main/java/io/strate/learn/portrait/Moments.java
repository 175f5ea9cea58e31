package io.strate.learn.portrait;

/** Count, mean and sum of squared distances to it, one number after another (Welford 1962). */
final class Moments {
  double count;
  double squares;
  private double mean;

  void add(double value) {
    count++;
    double apart = value - mean;
    mean += apart / count;
    squares += apart * (value - mean);
  }

  double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** What is left when a part of the numbers is taken out (Chan, Golub and LeVeque 1979). */
  Moments without(Moments part) {
    Moments rest = new Moments();
    rest.count = count - part.count;
    if (rest.count > 0) {
      rest.mean = (mean * count - part.mean * part.count) / rest.count;
      double apart = rest.mean - part.mean;
      double between = apart * apart * part.count * rest.count / count;
      rest.squares = Math.max(0, squares - part.squares - between);
    }
    return rest;
  }
}
