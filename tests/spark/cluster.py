"""Thousands of articles through a Spark cluster of two workers, Parquet in and out, while a worker and a solieu are killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src" / "spark"))

import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
import pyspark  # noqa: E402
from articles import articles, canonical, from_columns, line  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402
from solieu_spark import LINE, with_reports  # noqa: E402

COUNT = 4_000
PARTS = 10


def main(binary, work):
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    for name in ["in.ndjson", "in.parquet", "out.parquet", "events", "cluster"]:
        path = work / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    (work / "events").mkdir(parents=True)

    given = list(articles(COUNT, seed=2026))
    table = pyarrow.Table.from_pylist(given)
    (work / "in.parquet").mkdir()
    for part in range(PARTS):
        rows = table.slice(part * COUNT // PARTS, COUNT // PARTS)
        pyarrow.parquet.write_table(rows, work / "in.parquet" / f"part-{part}.parquet")
    lines = "".join(f"{line(article)}\n" for article in given)
    batch = subprocess.run([binary, "batch"], input=lines.encode(), capture_output=True)
    wanted = batch.stdout.decode().splitlines()
    bad = sum(is_error(answer) for answer in wanted)
    check("batch answers every article", len(wanted) == COUNT and batch.returncode == 1 and bad > 30)
    check("a date that is none is a warning", sum('"kind":"publishedAt"' in answer for answer in wanted) > 10)

    spark = cluster(work)
    try:
        spark.sparkContext.addPyFile(str(ROOT / "src" / "spark" / "solieu_spark.py"))
        spark.sparkContext.addFile(str(binary))
        read = spark.read.parquet(str(work / "in.parquet"))
        reports = with_reports(read, published_at="published", binary=binary.name)
        # only now: the schema was asked of a solieu, too
        killer = Killer(binary.name)
        killer.start()
        reports.write.parquet(str(work / "out.parquet"))
        killer.stop()
    finally:
        spark.stop()
    # not by Spark: any reader of Parquet has to find the same
    table = pyarrow.parquet.read_table(work / "out.parquet").sort_by("n")
    facets = table.schema.field("report").type.field("figures").type.value_type.field("facets").type
    rows = table.to_pylist()

    failures = events(work / "events")
    check("a solieu was killed in a task, and the task failed loudly", killer.child and any("exit code -9" in why for why in failures))
    check("a worker was killed, and its tasks were lost", killer.worker and any("ExecutorLostFailure" in why for why in failures))
    check("no row is lost, none is doubled", [row["n"] for row in rows] == list(range(COUNT)))
    check("facets are a map", pyarrow.types.is_map(facets))
    differing = [row["n"] for row, answer in zip(rows, wanted) if not same(row, answer)]
    check(f"every row is what batch answers, differing: {differing[:5]}", not differing)


def same(row, answer):
    """Byte for byte: the columns, written as JSON again, are the line that batch gave."""
    if is_error(answer):
        return row["report"] is None and row["error"] == LINE.sub("", json.loads(answer)["error"])
    if row["report"] is None or row["error"] is not None:
        return False
    return canonical({"id": row["n"], "report": from_columns(row["report"])}) == answer


def is_error(answer):
    return '"report":' not in answer


def cluster(work):
    """Two workers of one core each, as processes of their own."""
    os.environ["SPARK_WORKER_DIR"] = str(work / "cluster")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": (work / "events").as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.executor.memory": "768m",
        "spark.log.level": "OFF",
        "spark.ui.showConsoleProgress": "false",
        # a task a part, so that there is always one to be killed
        "spark.sql.files.maxPartitionBytes": "1m",
        "spark.sql.files.openCostInBytes": "1m",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("solieu")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


class Killer(threading.Thread):
    """Kills the first solieu that it meets among the descendants of this process, then the other worker, with one at work.

    The other one, because the first has still to say that its task has failed.
    """

    def __init__(self, name):
        super().__init__(daemon=True)
        self.name_of_child = name
        self.child = self.worker = None
        self.done = threading.Event()

    def run(self):
        spared = []
        while not self.done.is_set() and self.worker is None:
            processes = descendants(os.getpid())
            for pid, (name, parents) in processes.items():
                if name != self.name_of_child:
                    continue
                workers = [parent for parent in parents if processes[parent][0] == "java"]
                if self.child is None:
                    self.child, spared = kill(pid), workers
                elif workers and workers != spared:
                    self.worker = kill(workers[0])
                    break
            time.sleep(0.02)

    def stop(self):
        self.done.set()
        self.join()


def kill(pid):
    """The process, if it was still there."""
    try:
        os.kill(pid, signal.SIGKILL)
        return pid
    except ProcessLookupError:
        return None


def descendants(root):
    """pid → name and ancestors below the driver's own Java, nearest first."""
    parent, names = {}, {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                # the name stands in brackets and may hold blanks itself
                head, tail = Path(f"/proc/{entry}/stat").read_text().rsplit(")", 1)
            except OSError:
                continue
            state, above = tail.split()[:2]
            # what has ended and waits to be noticed cannot be killed
            if state != "Z":
                parent[int(entry)] = int(above)
                names[int(entry)] = head.split("(", 1)[1]
    found = {}
    for pid in names:
        line, at = [], pid
        while at in parent and at != root:
            at = parent[at]
            line.append(at)
        if at == root:
            # the last two are this process and the driver, which must live
            found[pid] = (names[pid], line[:-2])
    return found


def events(folder):
    """Why tasks failed, from Spark's own log of events."""
    reasons = []
    for log in folder.iterdir():
        for event in log.read_text().splitlines():
            event = json.loads(event)
            if event["Event"] == "SparkListenerTaskEnd" and event["Task End Reason"]["Reason"] != "Success":
                reasons.append(json.dumps(event["Task End Reason"]))
    return reasons


passed = failed = 0


def check(what, holds):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok' if holds else 'FAILED'}: {what}", flush=True)


if __name__ == "__main__":
    started = time.monotonic()
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"spark: {time.monotonic() - started:.0f} s")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
