"""Makes the values that the learners are held to, with scikit-learn (python3-sklearn of Debian 12: 1.2.1):

    python3 learn/src/test/reference/predict_references.py

Writes learn/src/test/resources/io/strate/learn/predict/*.txt: a row a line, numbers separated by blanks.
"""
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.svm import SVC, SVR, LinearSVC, LinearSVR
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

folder = pathlib.Path(__file__).parents[1] / "resources/io/strate/learn/predict"
random = np.random.default_rng(20261126)


def write(name, rows):
    lines = [" ".join(repr(float(x)) for x in np.atleast_1d(row)) for row in rows]
    (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")


# Four columns, the last of another scale and useless; a yes or no, one of three classes, an amount, a weight.
x = np.round(random.normal(size=(150, 4)) * [1, 1, 2, 30], 6)
score = 1.5 * x[:, 0] - x[:, 1] + 0.4 * x[:, 2] * x[:, 0]
yes = (score + random.normal(size=150) > 0.3).astype(int)
three = np.digitize(score + random.normal(size=150) * 0.7, [-1, 1])
amount = np.round(100 + 20 * score + random.normal(size=150) * 5, 6)
weight = np.round(random.uniform(0.5, 2, size=150), 3)
write("rows", x)
write("targets", np.column_stack([yes, three, amount, weight]))

# The bias is penalised by LIBLINEAR; a large scaling makes that vanish.
linear = dict(dual=False, tol=1e-12, max_iter=1000000, intercept_scaling=1e4)
exact = dict(solver="newton-cg", tol=1e-12, max_iter=100000)
write("logistic", LogisticRegression(C=0.7, **exact).fit(x, yes, weight).predict_proba(x)[:, 1])
write("multinomial", LogisticRegression(C=0.7, **exact).fit(x, three, weight).predict_proba(x))
write("ridge", Ridge(alpha=3).fit(x, amount, weight).predict(x))
write("hinge", LinearSVC(C=0.5, **linear).fit(x, yes, weight).decision_function(x))
linear["loss"] = "squared_epsilon_insensitive"
write("tube", LinearSVR(C=0.5, epsilon=7, **linear).fit(x, amount).predict(x))
kernel = dict(C=2, gamma=0.3, tol=1e-9)
balanced = {0: 75 / np.sum(yes == 0), 1: 75 / np.sum(yes == 1)}
write("kernel", SVC(class_weight=balanced, **kernel).fit(x, yes).decision_function(x))
write("kernel-tube", SVR(epsilon=7, **kernel).fit(x, amount).predict(x))
tree = dict(max_depth=3, min_samples_leaf=12, random_state=0)
write("tree", DecisionTreeClassifier(**tree).fit(x, yes).predict_proba(x)[:, 1])
write("tree-amounts", DecisionTreeRegressor(**tree).fit(x, amount).predict(x))
