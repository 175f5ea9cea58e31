"""Makes the reference values of evaluation, calibration and watching (Debian: apt-get install python3-sklearn).

    /usr/bin/python3 learn/src/test/reference/make_evaluation_references.py

writes learn/src/test/resources/io/strate/learn/{evaluate,calibrate,watch}/reference.txt: a name and its numbers a line.
"""

import pathlib
import warnings

import numpy
import scipy
import sklearn
from scipy import optimize, special, stats
from sklearn import calibration, isotonic, metrics

FOLDER = pathlib.Path(__file__).parents[1] / "resources/io/strate/learn"
warnings.filterwarnings("ignore", category=UserWarning)


class Values:
    def __init__(self):
        self.lines = []

    def add(self, name, numbers):
        numbers = numpy.ravel(numpy.asarray(numbers, dtype=float))
        self.lines.append(" ".join([name] + [repr(float(x)) for x in numbers]))

    def write(self, package):
        (FOLDER / package).mkdir(parents=True, exist_ok=True)
        (FOLDER / package / "reference.txt").write_text("\n".join(self.lines) + "\n")


def binary(seed, count):
    """Scores in steps, so that many are equal; some are 0 and 1."""
    random = numpy.random.default_rng(seed)
    truth = random.random(count)
    yes = (random.random(count) < truth ** 1.7).astype(int)
    scores = numpy.round(numpy.clip(truth + random.normal(0, 0.25, count), 0, 1), 2)
    weights = numpy.round(random.uniform(0.5, 3, count), 2)
    return scores, yes, weights


def evaluate():
    values = Values()
    scores, yes, weights = binary(1, 300)
    values.add("scores", scores)
    values.add("yes", yes)
    values.add("weights", weights)
    for kind, weigh in [("plain", None), ("weighted", weights)]:
        false, true, thresholds = metrics.roc_curve(yes, scores, sample_weight=weigh, drop_intermediate=False)
        values.add(kind + "-roc-false", false)
        values.add(kind + "-roc-true", true)
        values.add(kind + "-roc-thresholds", thresholds[1:])
        precision, recall, _ = metrics.precision_recall_curve(yes, scores, sample_weight=weigh)
        values.add(kind + "-pr-precision", precision[::-1])
        values.add(kind + "-pr-recall", recall[::-1])
        said = (scores >= 0.6).astype(int)
        values.add(kind + "-scores", [
            metrics.roc_auc_score(yes, scores, sample_weight=weigh),
            metrics.average_precision_score(yes, scores, sample_weight=weigh),
            metrics.brier_score_loss(yes, scores, sample_weight=weigh),
            metrics.log_loss(yes, numpy.clip(scores, 2**-52, 1 - 2**-52), sample_weight=weigh)])
        values.add(kind + "-at-0.6", [
            metrics.precision_score(yes, said, sample_weight=weigh),
            metrics.recall_score(yes, said, sample_weight=weigh),
            metrics.f1_score(yes, said, sample_weight=weigh),
            metrics.accuracy_score(yes, said, sample_weight=weigh),
            metrics.recall_score(yes, said, pos_label=0, sample_weight=weigh),
            metrics.matthews_corrcoef(yes, said, sample_weight=weigh)])
        values.add(kind + "-confusion", metrics.confusion_matrix(yes, said, sample_weight=weigh))
    # Off the bounds of bins, which floating point draws elsewhere in NumPy.
    for strategy in ["uniform", "quantile"]:
        came, said = calibration.calibration_curve(yes, scores * 0.99 + 0.003, n_bins=7, strategy=strategy)
        values.add("calibration-" + strategy + "-said", said)
        values.add("calibration-" + strategy + "-came", came)

    random = numpy.random.default_rng(2)
    came = random.integers(0, 4, 200)
    raw = random.random((200, 4)) + 0.7 * numpy.eye(4)[came]
    probabilities = raw / raw.sum(axis=1, keepdims=True)
    weights = numpy.round(random.uniform(0.5, 3, 200), 2)
    said = probabilities.argmax(axis=1)
    values.add("classes-came", came)
    values.add("classes-weights", weights)
    values.add("classes-probabilities", probabilities)
    for kind, weigh in [("plain", None), ("weighted", weights)]:
        values.add("classes-" + kind + "-confusion", metrics.confusion_matrix(came, said, sample_weight=weigh))
        values.add("classes-" + kind, [
            metrics.accuracy_score(came, said, sample_weight=weigh),
            metrics.f1_score(came, said, average="macro", sample_weight=weigh),
            metrics.roc_auc_score(came, probabilities, multi_class="ovr", sample_weight=weigh),
            metrics.matthews_corrcoef(came, said, sample_weight=weigh),
            metrics.log_loss(came, probabilities, sample_weight=weigh),
            metrics.precision_score(came, said, average="macro", sample_weight=weigh),
            metrics.recall_score(came, said, average="macro", sample_weight=weigh),
            metrics.f1_score(came, said, average="micro", sample_weight=weigh)])

    came = random.normal(100, 30, 150)
    said = came + random.normal(5, 20, 150)
    weights = numpy.round(random.uniform(0.5, 3, 150), 2)
    values.add("amounts-came", came)
    values.add("amounts-said", said)
    values.add("amounts-weights", weights)
    for kind, weigh in [("plain", None), ("weighted", weights)]:
        values.add("amounts-" + kind, [
            metrics.mean_absolute_error(came, said, sample_weight=weigh),
            metrics.mean_squared_error(came, said, sample_weight=weigh) ** 0.5,
            metrics.r2_score(came, said, sample_weight=weigh)])
    values.write("evaluate")


def sigmoid(inputs, yes, weights):
    """Platt's curve by another optimiser than ours: slope and offset of the least loss."""
    positive, negative = weights[yes == 1].sum(), weights[yes == 0].sum()
    target = numpy.where(yes == 1, (positive + 1) / (positive + 2), 1 / (negative + 2))

    def loss(x):
        power = x[0] * inputs + x[1]
        return (weights * (target * numpy.logaddexp(0, -power) + (1 - target) * numpy.logaddexp(0, power))).sum()

    found = optimize.minimize(loss, [0, 0], method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-14, "maxiter": 10000})
    theirs = calibration._sigmoid_calibration(inputs, yes, weights)
    assert numpy.allclose(found.x, [-theirs[0], -theirs[1]], atol=1e-3), (found.x, theirs)
    return found.x


def calibrate():
    values = Values()
    scores, yes, weights = binary(3, 250)
    margins = numpy.round(numpy.random.default_rng(4).normal(scores * 5 - 3, 1), 3)
    grid = numpy.linspace(-0.1, 1.1, 241)
    values.add("scores", scores)
    values.add("margins", margins)
    values.add("yes", yes)
    values.add("weights", weights)
    values.add("grid", grid)
    inside = numpy.clip(scores, 2**-52, 1 - 2**-52)
    for kind, weigh in [("plain", numpy.ones(len(yes))), ("weighted", weights)]:
        fit = isotonic.IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(scores, yes, sample_weight=weigh)
        values.add(kind + "-isotonic", fit.predict(grid))
        values.add(kind + "-platt-margins", sigmoid(margins, yes, weigh))
        values.add(kind + "-platt-odds", sigmoid(numpy.log(inside / (1 - inside)), yes, weigh))
    values.write("calibrate")


def watch():
    values = Values()
    freedoms = [1, 2, 3, 9, 10, 50, 333]
    at = [0.001, 0.5, 1, 4, 12.5, 60, 400]
    values.add("freedoms", freedoms)
    values.add("at", at)
    values.add("above", [[stats.chi2.sf(x, k) for x in at] for k in freedoms])
    values.add("quantile-95", [stats.chi2.ppf(0.95, k) for k in freedoms])
    scaled = [0.05, 0.2, 0.5, 0.9, 0.999, 1, 1.001, 1.36, 2, 4]
    values.add("scaled", scaled)
    values.add("kolmogorov", special.kolmogorov(scaled))
    random = numpy.random.default_rng(5)
    for i, (n, m, shift) in enumerate([(5, 7, 0), (40, 60, 0.3), (200, 150, 0.1), (300, 300, 0.5)]):
        left = random.normal(0, 1, n)
        right = random.normal(shift, 1.2, m)
        found = stats.ks_2samp(left, right, mode="exact")
        values.add("left-%d" % i, left)
        values.add("right-%d" % i, right)
        values.add("ks-%d" % i, [found.statistic, found.pvalue])
    left = numpy.round(random.normal(0, 2, 4000))
    right = numpy.round(random.normal(0.1, 2, 4500))
    values.add("left-large", left)
    values.add("right-large", right)
    distance = stats.ks_2samp(left, right, mode="asymp").statistic
    values.add("ks-large", [distance, special.kolmogorov(distance * (4000 * 4500 / 8500) ** 0.5)])

    before, now = random.normal(50, 10, 500), random.normal(53, 11, 400)
    bounds = numpy.quantile(before, numpy.arange(1, 10) / 10, method="inverted_cdf")
    share = [numpy.bincount(numpy.searchsorted(bounds, x), minlength=10) / len(x) for x in (before, now)]
    values.add("psi-before", before)
    values.add("psi-now", now)
    values.add("psi", [((share[1] - share[0]) * numpy.log(share[1] / share[0])).sum()])

    before, now = random.integers(0, 4, 300), random.integers(0, 4, 300)
    now[:180] = before[:180]
    values.add("clusters-before", before)
    values.add("clusters-now", now)
    values.add("clusters", [metrics.adjusted_rand_score(before, now)])
    values.write("watch")


print("scikit-learn", sklearn.__version__, "SciPy", scipy.__version__, "NumPy", numpy.__version__)
evaluate()
calibrate()
watch()
