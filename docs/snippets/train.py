"""Trains on what Strate exported, and writes a score for everybody as of now.

    ./strate learn FOLDER --only MODEL --export rows.csv
    ./strate export now.csv FOLDER
    python3 train.py rows.csv now.csv scores.csv

Wants scikit-learn alone (Debian: python3-sklearn).
"""

import csv
import sys

from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.metrics import roc_auc_score

rows_file, now_file, scores_file = sys.argv[1:4]


def read(file):
    with open(file, newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return None


rows, now = read(rows_file), read(now_file)
shared = [c for c in rows[0] if c in now[0] and c not in ("id", "snapshot", "label")]

# A number in one file and a text in the other is an instant: days there, a date here.
numeric = {c for c in shared if all(number(r[c]) is not None for r in rows if r[c])}
features = [c for c in shared if (c in numeric) == all(number(r[c]) is not None for r in now if r[c])]


def values(row):
    """An empty cell is unknown: a column of its own says so."""
    found = {}
    for c in features:
        if row[c] == "":
            found[c + " is unknown"] = 1.0
        else:
            found[c] = number(row[c]) if c in numeric else row[c]
    return found


# Later snapshots judge what earlier ones taught.
snapshots = sorted({r["snapshot"] for r in rows})
later = set(snapshots[-max(1, len(snapshots) // 5):])
past = [r for r in rows if r["snapshot"] not in later]
test = [r for r in rows if r["snapshot"] in later]

columns = DictVectorizer(sparse=False)
model = GradientBoostingClassifier(random_state=1)
model.fit(columns.fit_transform([values(r) for r in past]), [int(float(r["label"])) for r in past])


def scores(some):
    return model.predict_proba(columns.transform([values(r) for r in some]))[:, 1]


print("AUC on later snapshots: %.3f" % roc_auc_score([int(float(r["label"])) for r in test], scores(test)))
with open(scores_file, "w", newline="", encoding="utf-8") as out:
    writer = csv.writer(out)
    writer.writerow(["id", "score"])
    writer.writerows([r["id"], "%.4f" % score] for r, score in zip(now, scores(now)))
