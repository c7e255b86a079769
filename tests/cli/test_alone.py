# The tests themselves: they can be loaded where there are no shared texts.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import os
import pathlib
import subprocess
import sys
import unittest

from harness import main

HERE = pathlib.Path(__file__).parent


class Alone(unittest.TestCase):
    def test_without_shared_texts(self):
        names = sorted(path.stem for path in HERE.glob("test_*.py"))
        environment = {**os.environ, "ZHENGCE_SHARED": ""}
        loaded = subprocess.run([sys.executable, "-c", f"import {', '.join(names)}"], cwd=HERE, env=environment,
                                stderr=subprocess.PIPE, check=False)  # fmt: skip
        self.assertEqual("", loaded.stderr.decode())


if __name__ == "__main__":
    main()
