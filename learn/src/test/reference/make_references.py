"""Makes the reference values of the tests with scikit-learn and SciPy (Debian: apt-get install python3-sklearn).

    python3 learn/src/test/reference/make_references.py

writes learn/src/test/resources/io/strate/learn/cluster/*.txt: one row of numbers a line.
"""

import pathlib
import warnings

import numpy
import scipy
import sklearn
from scipy.cluster.hierarchy import cophenet, fcluster, linkage
from scipy.spatial.distance import pdist
from sklearn import metrics
from sklearn.cluster import DBSCAN, KMeans

warnings.filterwarnings("ignore", category=FutureWarning)
FOLDER = pathlib.Path(__file__).parents[1] / "resources/io/strate/learn/cluster"


def write(name, *rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = [" ".join(repr(float(x)) if float(x) != int(x) else str(int(x)) for x in row) for row in rows]
    (FOLDER / (name + ".txt")).write_text("\n".join(lines) + "\n")


def blobs(seed, sizes, columns, spread):
    random = numpy.random.default_rng(seed)
    centres = random.uniform(-10, 10, (len(sizes), columns))
    parts = [random.normal(centre, spread, (size, columns)) for centre, size in zip(centres, sizes)]
    rows = numpy.round(numpy.concatenate(parts), 3)
    truth = numpy.repeat(numpy.arange(len(sizes)), sizes)
    order = random.permutation(len(rows))
    return rows[order], truth[order]


SETS = {
    "flat": blobs(1, [30, 25, 20, 15, 10], 2, 1.7),
    "deep": blobs(2, [40, 30, 20, 20], 7, 3.0),
    # Whole numbers: many equal distances.
    "steps": (numpy.round(blobs(3, [30, 30, 20], 3, 2.0)[0]), blobs(3, [30, 30, 20], 3, 2.0)[1]),
}

print("scikit-learn", sklearn.__version__, "SciPy", scipy.__version__, "NumPy", numpy.__version__)
for name, (rows, truth) in SETS.items():
    write(name, *rows)
    write(name + "-truth", truth)

    fit = KMeans(5, init=rows[:5], n_init=1, tol=0, max_iter=300, algorithm="lloyd").fit(rows)
    labels = fit.labels_
    write(name + "-kmeans", labels, [fit.inertia_], *fit.cluster_centers_)

    apart = pdist(rows)
    for method in ["single", "complete", "average", "ward"]:
        tree = linkage(rows, method)
        write(name + "-" + method, *tree)
        height = tree[-6, 2]
        write(
            name + "-" + method + "-cuts",
            fcluster(tree, 4, "maxclust"),
            fcluster(tree, height, "distance"),
            [height],
            [cophenet(tree, apart)[0]],
        )

    cuts = []
    for eps, least in [(0.9, 4), (1.5, 3), (2.0, 6), (3.0, 5), (5.0, 10), (1.0, 1)]:
        cuts += [[eps, least], DBSCAN(eps=eps, min_samples=least).fit(rows).labels_]
    write(name + "-dbscan", *cuts)

    write(
        name + "-measures",
        metrics.silhouette_samples(rows, labels),
        metrics.silhouette_samples(rows, labels, metric="sqeuclidean"),
        [
            metrics.calinski_harabasz_score(rows, labels),
            metrics.davies_bouldin_score(rows, labels),
            metrics.adjusted_rand_score(truth, labels),
            metrics.adjusted_mutual_info_score(truth, labels),
        ],
    )
