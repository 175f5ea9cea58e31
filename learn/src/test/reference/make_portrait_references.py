"""Makes the reference values of io.strate.learn.portrait with NumPy, SciPy and scikit-learn (Debian: apt-get install python3-sklearn).

    python3 learn/src/test/reference/make_portrait_references.py

reads the sets that make_references.py wrote and writes learn/src/test/resources/io/strate/learn/portrait/*.txt: one row of
numbers a line.
"""

import pathlib

import numpy
import sklearn
from scipy.stats import rankdata
from sklearn.metrics import f1_score
from sklearn.tree import DecisionTreeClassifier

RESOURCES = pathlib.Path(__file__).parents[1] / "resources/io/strate/learn"


def write(name, rows):
    folder = RESOURCES / "portrait"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [" ".join(repr(float(x)) if float(x) != int(x) else str(int(x)) for x in row) for row in rows]
    (folder / (name + ".txt")).write_text("\n".join(lines) + "\n")


def effect(own, others):
    """Cohen's d with the pooled standard deviation."""
    squares = ((own - own.mean()) ** 2).sum() + ((others - others.mean()) ** 2).sum()
    return (own.mean() - others.mean()) / numpy.sqrt(squares / (len(own) + len(others) - 2))


def best_leaf(rows, members):
    """The F1 of the best single leaf of trees three conditions deep: a conjunction of at most three."""
    best = 0
    for weight in [None, "balanced"]:
        for criterion in ["gini", "entropy"]:
            for depth in [1, 2, 3]:
                tree = DecisionTreeClassifier(max_depth=depth, class_weight=weight, criterion=criterion, random_state=1)
                leaves = tree.fit(rows, members).apply(rows)
                best = max([best] + [f1_score(members, leaves == leaf) for leaf in set(leaves)])
    return best


def read(name):
    return numpy.loadtxt(RESOURCES / "cluster" / (name + ".txt"))


print("scikit-learn", sklearn.__version__, "NumPy", numpy.__version__)
for name in ["flat", "deep", "steps"]:
    rows, truth = read(name), read(name + "-truth").astype(int)
    clusters = sorted(set(truth))
    write(
        name + "-effects",
        [
            [effect(rows[truth == c, j], rows[truth != c, j]) for j in range(rows.shape[1])]
            for c in clusters
        ],
    )
    ranks = rankdata(rows, axis=0)
    write(
        name + "-rank-effects",
        [
            [effect(ranks[truth == c, j], ranks[truth != c, j]) for j in range(rows.shape[1])]
            for c in clusters
        ],
    )
    write(
        name + "-medians",
        [numpy.median(rows[truth == c], axis=0) for c in clusters] + [numpy.median(rows, axis=0)],
    )
    write(name + "-leaves", [[best_leaf(rows, truth == c) for c in clusters]])
