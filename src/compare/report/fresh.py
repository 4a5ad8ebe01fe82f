"""Runs inside a kernel between two notebooks: what the one before has left behind is taken away, what is loaded stays."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd

_AT_FIRST: dict[str, Any] = {}


def remember() -> None:
    """Keep how the kernel stands before its first notebook."""
    _AT_FIRST.update(
        folder=Path.cwd(),
        path=list(sys.path),
        environment=dict(os.environ),
        filters=list(warnings.filters),
        numpy=np.get_printoptions(),
        matplotlib=mpl.rcParams.copy(),
    )


def forget(shell: Any) -> None:
    """Names, folder, search path, environment, warnings, and the options of NumPy, pandas and matplotlib as they were."""
    shell.reset()
    os.chdir(_AT_FIRST["folder"])
    sys.path[:] = _AT_FIRST["path"]
    for name in set(os.environ) - set(_AT_FIRST["environment"]):
        del os.environ[name]
    os.environ.update(_AT_FIRST["environment"])
    np.set_printoptions(**_AT_FIRST["numpy"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an option that is to be dropped warns when it is touched
        pd.reset_option("all")
        mpl.rcParams.update(_AT_FIRST["matplotlib"])
    warnings.filters[:] = _AT_FIRST["filters"]  # type: ignore[index]
