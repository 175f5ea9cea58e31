"""Makes the reference values of best moments (Debian: apt-get install python3-scipy).

    /usr/bin/python3 learn/src/test/reference/make_moment_references.py

prints the numbers that stand in BetaTest and HabitsTest.
"""

import numpy
from scipy import optimize, special, stats

for value, yes, no in [(0.5, 1, 1), (0.3, 2.5, 7.25), (0.9, 400, 30), (0.01, 0.2, 12), (0.3, 4001.5, 9000), (0.999, 5, 0.05)]:
    print("beta", value, yes, no, repr(float(stats.beta.sf(value, yes, no))))
print("ln gamma", [repr(float(special.gammaln(x))) for x in (0.01, 0.5, 3.25, 16, 1000.5)])


def blurred(values, hours):
    return values / 2 + (numpy.roll(values, 1) + numpy.roll(values, -1)) / 4 if hours else values


def block(values, slot, hours):
    return sum(values[(slot + step) % len(values)] for step in ((-1, 0, 1) if hours else (0,)))


def learn(rows, hours):
    """Shares by votes; the concentration where the posterior's slope by ln A is 0, by digamma."""
    rows = numpy.array([row for row in rows if sum(row)], float)
    totals = rows.sum(1)
    slots = rows.shape[1]
    shares = (blurred((rows / totals[:, None]).sum(0), hours) + 1 / slots) / (len(rows) + 1)

    def slope(log):
        a = numpy.exp(log)
        likelihood = (special.digamma(a) - special.digamma(a + totals)).sum()
        likelihood += (shares * (special.digamma(rows + a * shares) - special.digamma(a * shares))).sum()
        return a * likelihood - (log - numpy.log(30))

    return shares, numpy.exp(optimize.brentq(slope, numpy.log(0.25), numpy.log(4096), xtol=1e-14))


def show(rows, hours, asked):
    shares, concentration = learn(rows, hours)
    usual = int(numpy.argmax(blurred(shares, hours)))
    print("concentration", repr(float(concentration)))
    for counts in asked:
        weights = concentration * shares + counts
        best = int(numpy.argmax(blurred(weights, hours)))
        within = block(weights, best, hours)
        chance = stats.beta.sf(block(shares, usual, hours), within, weights.sum() - within)
        print(" ", best, repr(float(chance)))


def day(**counts):
    return [counts.get(f"at{hour}", 0) for hour in range(24)]


show([[0, 8, 0, 1, 0, 0, 0]] * 3 + [[0, 0, 1, 0, 9, 0, 0]] * 2 + [[1] * 7], False,
     [[0, 0, 0, 0, 9, 0, 0], [0] * 7, [0, 9, 0, 0, 0, 0, 0], [1] * 7])
show([day(at9=8, at14=1)] * 3 + [day(at23=5, at0=4)] * 2 + [day(at12=1)], True,
     [day(at23=5, at0=4), day(), day(at9=8, at14=1), day(at23=1)])
