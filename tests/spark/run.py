#!/usr/bin/env python3
"""Spark gives what `solieu batch` gives, though a worker and a child process are killed on the way.

    python3 tests/spark/run.py [SOLIEU]      the binary, target/release/solieu if it is not said

Makes its own Python environment under target/spark. Without Java or pip it says so and passes, but not where CI is set: there
they have to be.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "spark"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")


def main():
    binary = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target" / "release" / "solieu").resolve()
    if not binary.exists():
        sys.exit(f"spark: {binary} is not there; cargo build --release makes it")
    if not shutil.which("java"):
        return skip("no Java (Debian: apt-get install default-jre-headless)")
    python, why = environment()
    if not python:
        return skip(why)
    scripts = [Path(__file__).with_name("adaptor.py"), Path(__file__).with_name("cluster.py")]
    return max(subprocess.run([python, script, binary, WORK]).returncode for script in scripts)


def skip(why):
    """Where everything has to be there, what is missing is a failure."""
    must = bool(os.environ.get("CI"))
    print(f"spark: {'FAILED' if must else 'skipped'}: {why}")
    return 1 if must else 0


def environment():
    """The Python of an environment with what is required, or why there is none."""
    folder = WORK / "python"
    python = folder / "bin" / "python"
    installed = folder / "installed.txt"
    wanted = REQUIREMENTS.read_text()
    if installed.exists() and installed.read_text() == wanted:
        return python, None
    steps = [
        [sys.executable, "-m", "venv", "--clear", folder],
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS],
    ]
    for step in steps:
        done = subprocess.run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            return None, f"{' '.join(map(str, step))}: {done.stdout.strip()[-500:]} (Debian: apt-get install python3-venv)"
    installed.write_text(wanted)
    return python, None


if __name__ == "__main__":
    sys.exit(main())
