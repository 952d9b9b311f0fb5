"""Solieu on Apache Spark: a column of article texts becomes a column of reports.

    spark.sparkContext.addPyFile("solieu_spark.py")
    spark.sparkContext.addFile("solieu")                      # the binary, unless the workers have it in their PATH
    articles = spark.read.parquet("articles")                 # with a column "text"
    reports = with_reports(articles)                          # … and with "report" and "error"
    reports.selectExpr("id", "inline(report.figures)").write.parquet("figures")

Each task runs one `solieu batch` and hands it the rows of its partition. Every answer carries the number of its row; an answer
that is missing, doubled or out of place, and an exit code that does not fit the answers, fail the task, and Spark runs it again.
Spans count UTF-16 code units, as everywhere in solieu; `substring` in SQL counts characters.
"""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading

import pyarrow as pa
import pyarrow.json
from pyspark import SparkFiles
from pyspark.sql.functions import col, map_from_entries, transform
from pyspark.sql.pandas.types import to_arrow_type
from pyspark.sql.types import StructType

# Rows that are handed over at a time: their reports take a few megabytes.
PART = 500

# Arrow's JSON reader knows no maps, and solieu writes facets as an object of strings: they come in as pairs. Inside a JSON string every quote is
# escaped, so this matches nothing but the field.
FACETS = re.compile(rb'"facets":(\{(?:"(?:[^"\\]|\\.)*"[:,]?)*\})')

# A date or a weekday that a finding expects, which stands as text where others have an amount.
EXPECTED = re.compile(rb'"expected":("(?:[^"\\]|\\.)*")')

# The number of a line within its task means nothing to whoever reads the table.
LINE = re.compile(r"^line \d+: ")


def with_reports(frame, text="text", published_at=None, binary="solieu", options=()):
    """The DataFrame with two columns more: `report`, a struct of what the article states, and `error`, why there is none.

    text: the column with the articles. published_at: the column with their dates of publication (date, timestamp, string or milliseconds).
    binary: a program that the workers have, or that was added with `addFile`. options: further arguments of `solieu batch`.
    """
    taken = {"report", "error"} & set(frame.columns)
    missing = {text, published_at} - {None} - set(frame.columns)
    if taken or missing:
        raise ValueError(f"columns that must not be there: {sorted(taken)}; that must be there: {sorted(missing)}")
    added = frame.sparkSession.createDataFrame([], f"report {report_type(binary)}, error string").schema
    command = [binary, "batch", "--jobs", "1", *options]
    arrow = to_arrow_type(added["report"].dataType)

    def run(batches):
        return answers(batches, command, arrow, text, published_at)

    reports = frame.mapInArrow(run, StructType([*frame.schema.fields, *added.fields]))
    return reports.withColumn("report", col("report").withField("figures", transform("report.figures", with_map)))


def with_map(figure):
    """The figure with its facets by name."""
    return figure.withField("facets", map_from_entries(figure["facets"]))


def report_type(binary):
    """The Spark type of a report, by the schema that this very solieu gives."""
    asked = subprocess.run([program(binary), "schema"], stdout=subprocess.PIPE, check=True)
    schema = json.loads(asked.stdout)
    return spark_type(schema, schema["$defs"])


def spark_type(schema, types):
    if "$ref" in schema:
        return spark_type(types[schema["$ref"].removeprefix("#/$defs/")], types)
    if "anyOf" in schema:
        choices = [choice for choice in schema["anyOf"] if choice != {"type": "null"}]
        texts = [choice for choice in choices if choice.get("type") == "string"]
        [one] = [choice for choice in choices if choice not in texts] or texts
        kind = spark_type(one, types)
        # what a finding expects is an amount, or a date as text: a place for each
        return f"{kind.removesuffix('>')}, `date`: string>" if texts and one not in texts else kind
    if "oneOf" in schema and all(choice["type"] == "object" for choice in schema["oneOf"]):
        # what differs by type, as an amount does, gets a place for the fields of every type
        return struct({name: field for choice in schema["oneOf"] for name, field in in_order(choice)}, types)
    if "oneOf" in schema or "enum" in schema:
        return "string"
    kind = schema["type"]
    if isinstance(kind, list):
        [kind] = [name for name in kind if name != "null"]
    if kind == "array":
        return f"array<{spark_type(schema['items'], types)}>"
    if kind == "object" and "additionalProperties" in schema:
        return f"array<struct<key: string, value: {spark_type(schema['additionalProperties'], types)}>>"
    if kind == "object":
        return struct(dict(in_order(schema)), types)
    return {"string": "string", "boolean": "boolean", "integer": "int", "number": "double"}[kind]


def in_order(schema):
    """The fields as reports have them; `properties` are sorted by name, and every field of a report is required."""
    return [(name, schema["properties"][name]) for name in schema["required"]]


def struct(fields, types):
    return f"struct<{', '.join(f'`{name}`: {spark_type(field, types)}' for name, field in fields.items())}>"


def answers(batches, command, report, text, published_at=None):
    """The record batches with their reports, by one process for all of them."""
    schema = pa.schema([("id", pa.int64()), ("report", report), ("error", pa.string())])
    with Solieu(command) as solieu:
        for batch in batches:
            for start in range(0, batch.num_rows, PART):
                part = batch.slice(start, PART)
                texts = part.column(text).to_pylist()
                dates = part.column(published_at).to_pylist() if published_at else [None] * len(texts)
                read = to_table(solieu.ask(texts, dates), schema)
                solieu.check(read.column("id").to_pylist(), read.column("error").to_pylist())
                errors = [error and LINE.sub("", error) for error in read.column("error").to_pylist()]
                columns = [*part.columns, read.column("report").combine_chunks(), pa.array(errors, pa.string())]
                yield pa.RecordBatch.from_arrays(columns, [*part.schema.names, "report", "error"])
        solieu.finish()


class Solieu:
    """One run of `solieu batch`, asked part by part."""

    def __init__(self, command):
        self.command = [program(command[0]), *command[1:]]
        self.asked = self.answered = self.bad = 0

    def __enter__(self):
        # a file, because nobody reads a pipe meanwhile
        self.complaints = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.complaints
        )
        return self

    def __exit__(self, *_):
        # Spark closes a task early for `limit`, or because it has failed
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdout.close()
        self.complaints.close()

    def ask(self, texts, dates):
        """One answer a text, as JSON lines."""
        lines = []
        for article, date in zip(texts, dates):
            line = {"id": self.asked}
            if article is not None:
                line["text"] = article
            if date is not None:
                line["publishedAt"] = date.isoformat() if hasattr(date, "isoformat") else date
            lines.append(json.dumps(line, ensure_ascii=False))
            self.asked += 1
        # from another thread: solieu answers while it reads, and both pipes are short
        feeder = threading.Thread(target=self.feed, args=("\n".join(lines).encode() + b"\n",))
        feeder.start()
        read = []
        for _ in texts:
            line = self.process.stdout.readline()
            if not line.endswith(b"\n"):
                self.fail(f"solieu ended {len(texts) - len(read)} answers early")
            read.append(line)
        feeder.join()
        return b"".join(read)

    def feed(self, lines):
        # where solieu has gone, the missing answers will be noticed
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(lines)
            self.process.stdin.flush()

    def check(self, ids, errors):
        """That these are the answers to what was asked last, in order."""
        wanted = list(range(self.answered, self.asked))
        if ids != wanted:
            self.fail(f"answers to {wanted[0]}…{wanted[-1]} were due, these have come: {ids[:5]}…")
        self.answered = self.asked
        self.bad += sum(error is not None for error in errors)

    def finish(self):
        """That there is nothing more to come, and that solieu sees it the same way."""
        self.process.stdin.close()
        more = self.process.stdout.read()
        code = self.process.wait()
        if more:
            self.fail(f"{len(more)} bytes more than there should be: {more[:80]!r}")
        if code != (1 if self.bad else 0):
            self.fail(f"solieu ended with exit code {code} after {self.answered} answers, {self.bad} of them errors")

    def fail(self, why):
        self.process.kill()
        code = self.process.wait()
        self.complaints.seek(0)
        said = self.complaints.read()[-2000:].decode(errors="replace").strip()
        raise RuntimeError(f"{why} (exit code {code}; {' '.join(self.command)}): {said or 'nothing on standard error'}")


def program(name):
    """Where the program is: in the PATH, or among the files that were added to the Spark context."""
    found = shutil.which(name)
    if not found:
        added = SparkFiles.get(os.path.basename(name))
        found = added if os.path.exists(added) else None
    if not found:
        raise FileNotFoundError(f"{name} is neither in the PATH of this worker nor was it added with SparkContext.addFile")
    return found


def to_table(lines, schema):
    """JSON lines as an Arrow table of that schema; a field that the schema does not know is an error."""

    def pairs(match):
        return b'"facets":' + json.dumps(
            [{"key": key, "value": value} for key, value in json.loads(match[1]).items()], ensure_ascii=False
        ).encode()

    lines = FACETS.sub(pairs, lines.replace(b'"facets":{}', b'"facets":[]'))
    lines = EXPECTED.sub(rb'"expected":{"type":"date","date":\1}', lines)
    return pyarrow.json.read_json(
        io.BytesIO(lines),
        # in one block, which has to hold the longest line
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines)),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )
