"""Makes the models beside it, which BroughtModelTest brings.

    python3 workspace/src/test/resources/io/strate/workspace/learning/refresh/make.py
"""

import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(next(p for p in here.parents if (p / "mvnw").exists()) / "docs" / "snippets"))
import onnx_file  # noqa: E402

models = {
    # Of (visits_30d, lottery): yes from five visits on, and far too sure of it.
    "sure": onnx_file.logistic([4, 0], -18),
    # The same, with the number of the lottery for nothing.
    "blurred": onnx_file.logistic([4, 1], -18),
    # The same the wrong way round.
    "upside_down": onnx_file.logistic([-4, 0], 18),
    # 10 + 2 visits − lottery.
    "line": onnx_file.line([2, -1], 10),
    # 10 + 3 visits − lottery.
    "steeper": onnx_file.line([3, -1], 10),
}
for name, content in models.items():
    (here / (name + ".onnx")).write_bytes(content)
