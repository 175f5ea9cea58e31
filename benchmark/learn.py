"""scikit-learn's side of benchmark/learn: one task on rows in a file.

    learn.py ROWS COLUMNS LABELS SECONDS TASK [NUMBERS ...]

Runs the task until SECONDS are over, at least once and at most three times; prints the shortest time and a number to
compare (inertia, sum of heights, silhouette), and writes the labels as 32-bit numbers.
"""

import sys
import time
import warnings

import numpy
from sklearn.cluster import DBSCAN, AgglomerativeClustering, KMeans
from sklearn.metrics import silhouette_score

warnings.filterwarnings("ignore", category=FutureWarning)


def kmeans(rows, k):
    k = int(k)
    fit = KMeans(k, init=rows[:k], n_init=1, tol=0, max_iter=1000).fit(rows)
    return fit.labels_, fit.inertia_


def dbscan(rows, radius, least):
    return DBSCAN(eps=float(radius), min_samples=int(least), n_jobs=2).fit(rows).labels_, 0


def tree(rows, linkage, clusters):
    fit = AgglomerativeClustering(int(clusters), linkage=linkage, compute_distances=True).fit(rows)
    return fit.labels_, fit.distances_.sum()


def silhouette(rows, clusters):
    labels = numpy.arange(len(rows)) % int(clusters)
    return labels, silhouette_score(rows, labels, n_jobs=2)


path, columns, out, seconds, task, *numbers = sys.argv[1:]
rows = numpy.fromfile(path, dtype="<f8").reshape(-1, int(columns))
begun = time.perf_counter()
best = float("inf")
for run in range(3):
    start = time.perf_counter()
    labels, number = globals()[task](rows, *numbers)
    best = min(best, time.perf_counter() - start)
    if time.perf_counter() - begun > float(seconds):
        break
labels.astype("<i4").tofile(out)
print(best, repr(float(number)))
