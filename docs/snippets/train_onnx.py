"""Trains on what Strate exported, and writes an ONNX file that Strate takes in.

    ./strate learn FOLDER --only MODEL --export rows.csv
    python3 train_onnx.py rows.csv FOLDER/models/MODEL.onnx recency frequency

The features are those of the definition, in its order. Wants scikit-learn alone (Debian:
python3-sklearn); onnx_file.py beside it writes the file.
"""

import csv
import pathlib
import sys

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

import onnx_file

rows_file, model_file, *features = sys.argv[1:]

with open(rows_file, newline="", encoding="utf-8") as lines:
    rows = list(csv.DictReader(lines))

# Later snapshots judge what earlier ones taught. An empty cell is 0, as `missing: 0` says.
snapshots = sorted({r["snapshot"] for r in rows})
later = set(snapshots[-max(1, len(snapshots) // 5):])


def columns(some):
    return [[float(r[f] or 0) for f in features] for r in some], [int(float(r["label"])) for r in some]


past, came = columns([r for r in rows if r["snapshot"] not in later])
test, right = columns([r for r in rows if r["snapshot"] in later])

scaler = StandardScaler().fit(past)
model = LogisticRegression(class_weight="balanced").fit(scaler.transform(past), came)

said = model.predict_proba(scaler.transform(test))[:, 1]
print("AUC on later snapshots: %.3f" % roc_auc_score(right, said))
content = onnx_file.logistic(model.coef_[0], model.intercept_[0], scaler.mean_, scaler.scale_)
pathlib.Path(model_file).parent.mkdir(parents=True, exist_ok=True)
pathlib.Path(model_file).write_bytes(content)
