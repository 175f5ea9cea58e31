"""Makes the reference values of io.strate.learn.judge with scikit-learn and SciPy (Debian: apt-get install python3-sklearn).

    python3 learn/src/test/reference/make_judge_references.py

reads the sets that make_references.py wrote and writes learn/src/test/resources/io/strate/learn/judge/*.txt: one row of
numbers a line.
"""

import pathlib

import numpy
import scipy
import sklearn
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn import metrics
from sklearn.cluster import DBSCAN, KMeans
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors

RESOURCES = pathlib.Path(__file__).parents[1] / "resources/io/strate/learn"
MOST = 8


def write(name, *rows):
    folder = RESOURCES / "judge"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [" ".join(repr(float(x)) if float(x) != int(x) else str(int(x)) for x in row) for row in rows]
    (folder / (name + ".txt")).write_text("\n".join(lines) + "\n")


def cohesion(rows, labels):
    return sum(((rows[labels == c] - rows[labels == c].mean(axis=0)) ** 2).sum() for c in set(labels))


def ward(rows, clusters):
    return fcluster(linkage(rows, "ward"), clusters, "maxclust")


def gap(rows, references, seed):
    """Tibshirani, Walther and Hastie 2001, choice (b), with Ward's clusters."""
    random = numpy.random.default_rng(seed)
    turned = PCA().fit_transform(rows)
    low, high = turned.min(axis=0), turned.max(axis=0)
    tree = linkage(rows, "ward")
    within = [numpy.log(cohesion(rows, fcluster(tree, k, "maxclust"))) for k in range(1, MOST + 1)]
    expected = numpy.zeros((references, MOST))
    for i in range(references):
        reference = random.uniform(low, high, turned.shape)
        tree = linkage(reference, "ward")
        for k in range(1, MOST + 1):
            expected[i, k - 1] = numpy.log(cohesion(reference, fcluster(tree, k, "maxclust")))
    return within, expected.mean(axis=0), expected.std(axis=0)


def jaccards(rows, labels, learn, rounds, seed):
    """Hennig 2007, by bootstrap: each row that was drawn counts once."""
    random = numpy.random.default_rng(seed)
    clusters = sorted(set(labels) - {-1})
    values = [[] for _ in clusters]
    for _ in range(rounds):
        places = numpy.sort(random.integers(0, len(rows), len(rows)))
        found = learn(rows[places])
        once = numpy.unique(places, return_index=True)[1]
        was, now = labels[places][once], found[once]
        for i, cluster in enumerate(clusters):
            former = was == cluster
            if former.any():
                best = 0
                for other in set(now) - {-1}:
                    latter = now == other
                    best = max(best, (former & latter).sum() / (former | latter).sum())
                values[i].append(best)
    return [numpy.mean(v) for v in values]


def read(name):
    return numpy.loadtxt(RESOURCES / "cluster" / (name + ".txt"))


print("scikit-learn", sklearn.__version__, "SciPy", scipy.__version__, "NumPy", numpy.__version__)
for name in ["flat", "deep", "steps"]:
    rows = read(name)

    pca = PCA().fit(rows)
    axes = [axis * numpy.sign(axis[numpy.abs(axis).argmax()]) for axis in pca.components_]
    write(name + "-axes", pca.explained_variance_, *axes)

    # The row itself is the first of its neighbours.
    distances, _ = NearestNeighbors(n_neighbors=10).fit(rows).kneighbors(rows)
    write(name + "-reach", distances[:, 3], distances[:, 9])

    tree = linkage(rows, "ward")
    cuts = [fcluster(tree, k, "maxclust") for k in range(1, MOST + 1)]
    write(
        name + "-numbers",
        [cohesion(rows, cut) for cut in cuts],
        [metrics.silhouette_score(rows, cut) for cut in cuts[1:]],
        [metrics.calinski_harabasz_score(rows, cut) for cut in cuts[1:]],
        [metrics.davies_bouldin_score(rows, cut) for cut in cuts[1:]],
    )
    write(name + "-gap", *gap(rows, 400, 1))

rows = read("flat")
labels = ward(rows, 5)
write("flat-stability-ward", labels, jaccards(rows, labels, lambda part: ward(part, 5), 1000, 1))
fit = KMeans(5, n_init=10, random_state=1).fit(rows).labels_
write(
    "flat-stability-kmeans",
    fit,
    jaccards(rows, fit, lambda part: KMeans(5, n_init=10, random_state=1).fit(part).labels_, 400, 1),
)
density = DBSCAN(eps=2.0, min_samples=6).fit(rows).labels_
write(
    "flat-stability-dbscan",
    density,
    jaccards(rows, density, lambda part: DBSCAN(eps=2.0, min_samples=6).fit(part).labels_, 1000, 1),
)
