"""Makes the reference values of the encoders' tests with scikit-learn and NumPy (Debian: apt-get install python3-sklearn).

    python3 learn/src/test/reference/make_encoding_references.py

writes learn/src/test/resources/io/strate/learn/encode/*.txt: one row of numbers a line. Target means and embeddings,
which scikit-learn 1.2 lacks, are written out below.
"""

import pathlib

import numpy
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (
    KBinsDiscretizer,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    RobustScaler,
    StandardScaler,
)
from sklearn.utils.class_weight import compute_class_weight

FOLDER = pathlib.Path(__file__).parents[1] / "resources/io/strate/learn/encode"
SMOOTHING = 20


def write(name, rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = [" ".join("NaN" if x != x else repr(float(x)) for x in row) for row in rows]
    (FOLDER / (name + ".txt")).write_text("\n".join(lines) + "\n")


random = numpy.random.default_rng(7)
COUNT = 400
level = random.integers(0, 30, COUNT)  # many levels: a town
sector = random.integers(0, 4, COUNT)
sector[random.random(COUNT) < 0.1] = -1  # unknown
revenue = numpy.round(random.lognormal(5, 2, COUNT) - 50 + level, 2)
age = numpy.round(random.normal(40, 12, COUNT) + (level % 3) * 5)
age[random.random(COUNT) < 0.15] = numpy.nan
bought = (random.random(COUNT) < 0.05 + 0.03 * (level % 10)).astype(int)
amount = numpy.round(random.normal(100, 20, COUNT) + 3 * level, 1)
write("given", numpy.column_stack([level, sector, revenue, age, bought, amount]))

print("scikit-learn", sklearn.__version__, "NumPy", numpy.__version__)
log = lambda x: numpy.sign(x) * numpy.log1p(numpy.abs(x))
columns = []
for x in [revenue.reshape(-1, 1), age.reshape(-1, 1)]:
    # Scalers look at known values alone; the median of these then stands for unknown ones.
    filled = SimpleImputer(strategy="median").fit(x).transform(x)
    columns.append(StandardScaler().fit(x).transform(filled))
    columns.append(MinMaxScaler().fit(x).transform(filled))
    columns.append(RobustScaler().fit(x).transform(filled))
    columns.append(StandardScaler().fit(log(x)).transform(log(filled)))
    bins = KBinsDiscretizer(5, encode="ordinal", strategy="quantile", subsample=None)
    columns.append(bins.fit(x[~numpy.isnan(x)].reshape(-1, 1)).transform(filled) / 4)
write("scaled", numpy.column_stack(columns))

texts = numpy.array(["unknown" if s < 0 else "s%d" % s for s in sector]).reshape(-1, 1)
order = [["s0", "s1", "s2", "s3", "unknown"]]
one_hot = OneHotEncoder(categories=order, sparse_output=False).fit_transform(texts)
write("one-hot", one_hot)
names = numpy.array(["town %02d" % x for x in level]).reshape(-1, 1)
write("ordinal", OrdinalEncoder().fit_transform(names) / 29)


def by_target(y):
    mean = y.mean()
    rates = numpy.zeros(COUNT)
    for x in range(30):
        rows = level == x
        rates[rows] = (y[rows].sum() + SMOOTHING * mean) / (rows.sum() + SMOOTHING) - mean
    return rates / numpy.sqrt((rates**2).mean())


write("target", numpy.column_stack([by_target(bought.astype(float)), by_target(amount)]))

# Embedding of the town: what its rows are in the other columns.
others = [numpy.clip(StandardScaler().fit_transform(x.reshape(-1, 1)), -3, 3) for x in [revenue, age]]
others = numpy.nan_to_num(numpy.column_stack(others + [one_hot]))
others = others - others.mean(axis=0)
means = numpy.array([others[level == x].sum(axis=0) / ((level == x).sum() + SMOOTHING) for x in range(30)])
sizes = numpy.array([(level == x).sum() for x in range(30)])
_, singular, directions = numpy.linalg.svd(means * numpy.sqrt(sizes / COUNT)[:, None], full_matrices=False)
kept = singular**2 > 1e-10 * singular[0] ** 2
directions = numpy.array([d * numpy.sign(d[numpy.argmax(numpy.abs(d))]) for d in directions[kept]])
write("embedding", (means @ directions.T / singular[0])[level])

write("weights", [compute_class_weight("balanced", classes=numpy.array([0, 1]), y=bought)])
