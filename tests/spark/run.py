#!/usr/bin/env python3
"""Spark gives what `solieu batch` gives, though a worker and a child process are killed on the way.

    python3 tests/spark/run.py [SOLIEU]      the binary, target/release/solieu if it is not said

Makes its own Python environment under target/spark. Where Java or pip is missing it says so and ends with exit code 77; where CI
is set they have to be there.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "spark"
PYTHON = WORK / "python"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")

# What test runners take for “skipped” since automake.
SKIPPED = 77


def main():
    binary = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target" / "release" / "solieu").resolve()
    if not binary.exists():
        sys.exit(f"spark: {binary} is not there; cargo build --release makes it")
    why = java() or environment()
    if why:
        return skip(why)
    python = PYTHON / "bin" / "python"
    scripts = [Path(__file__).with_name(name) for name in ["adaptor.py", "recipes.py", "cluster.py"]]
    return 1 if any([subprocess.run([python, script, binary, WORK]).returncode for script in scripts]) else 0


def skip(why):
    """Where everything has to be there, what is missing is a failure."""
    must = bool(os.environ.get("CI"))
    print(f"spark: {'FAILED' if must else 'skipped'}: {why}")
    return 1 if must else SKIPPED


def java():
    """Why there is no Java that Spark 4.0 runs on, or None."""
    if not shutil.which("java"):
        return "no Java (Debian: apt-get install default-jre-headless)"
    said = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', said)
    return None if version and version[1] in ("17", "21") else f"Spark 4.0 runs on Java 17 or 21, not on this: {said.strip()}"


def environment():
    """Makes the Python environment with what is required; why that cannot be done, or None."""
    installed = PYTHON / "installed.txt"
    wanted = REQUIREMENTS.read_text()
    if installed.exists() and installed.read_text() == wanted:
        return None
    steps = [
        [sys.executable, "-m", "venv", "--clear", PYTHON],
        [PYTHON / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS],
    ]
    for step in steps:
        done = subprocess.run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            return f"{' '.join(map(str, step))}: {done.stdout.strip()[-500:]} (Debian: apt-get install python3-venv)"
    installed.write_text(wanted)
    return None


if __name__ == "__main__":
    sys.exit(main())
