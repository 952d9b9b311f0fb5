"""A solieu that loses, doubles or mixes up answers, or ends in the wrong way, fails the task; Spark is not needed to see that."""

import stat
import sys
import unittest
from pathlib import Path

import pyarrow as pa

BINARY, WORK = Path(sys.argv.pop(1)), Path(sys.argv.pop(1))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src" / "spark"))

import solieu_spark  # noqa: E402

REPORT = pa.struct([("schemaVersion", pa.int32())])
ANSWER = "import sys, json\nfor n, line in enumerate(sys.stdin):\n    answer = lambda **more: print(json.dumps({'id': n, **more}), flush=True)\n"
GOOD = "    answer(report={'schemaVersion': 2})\n"


class Adaptor(unittest.TestCase):
    def ask(self, script, count=3):
        fake = WORK / "fake-solieu"
        fake.write_text(f"#!{sys.executable}\n{ANSWER}{script}")
        fake.chmod(fake.stat().st_mode | stat.S_IEXEC)
        batch = pa.RecordBatch.from_pydict({"text": ["5 chi bộ"] * count})
        return list(solieu_spark.answers([batch, batch], [str(fake)], REPORT, "text"))

    def fails(self, script, message):
        with self.assertRaisesRegex(Exception, message):
            self.ask(script)

    def test_an_honest_answer_passes(self):
        self.assertEqual([batch.num_rows for batch in self.ask(GOOD)], [3, 3])
        self.assertEqual(self.ask(GOOD, count=0), [])

    def test_a_lost_answer_fails(self):
        self.fails("    if n == 1: continue\n" + GOOD + "    if n == 2: sys.exit(0)\n", "1 answers early")

    def test_a_doubled_answer_fails(self):
        self.fails(GOOD + "    if n == 1: answer(report=None)\n", "were due")
        self.fails(GOOD + "    if n == 5: answer(report=None)\n", "more than there should be")

    def test_answers_out_of_place_fail(self):
        self.fails("    n = [1, 0, 2, 3, 4, 5][n]\n" + GOOD, "were due")

    def test_a_wrong_exit_code_fails(self):
        self.fails(GOOD + "sys.exit(3)\n", "exit code 3 after 6 answers")
        self.fails(GOOD + "sys.exit(1)\n", "exit code 1 after 6 answers, 0 of them errors")
        self.fails("    answer(error='line 1: none')\n", "exit code 0 after 6 answers, 6 of them errors")

    def test_a_killed_process_fails(self):
        self.fails(GOOD + "    if n == 1: import os; print('aside', file=sys.stderr, flush=True); os.kill(os.getpid(), 9)\n", "exit code -9.*aside")

    def test_a_field_that_the_schema_lacks_fails(self):
        self.fails("    answer(report={'schemaVersion': 2, 'novelty': 2})\n", "novelty|unexpected field")

    def test_a_missing_program_fails(self):
        # as on a worker, where this is the folder of the files that were added
        files = solieu_spark.SparkFiles
        files._is_running_on_worker, files._root_directory = True, str(WORK)
        with self.assertRaisesRegex(FileNotFoundError, "neither in the PATH"):
            solieu_spark.program("no-such-solieu")
        (WORK / "added-solieu").touch()
        self.assertEqual(solieu_spark.program("added-solieu"), str(WORK / "added-solieu"))

    def test_the_type_is_that_of_the_report(self):
        kind = solieu_spark.report_type(str(BINARY))
        for part in [
            "struct<`schemaVersion`: int, `article`: struct<`title`: struct<`start`: int, `end`: int>, `publishedAt`: string,",
            "`amount`: struct<`type`: string, `value`: double, `low`: double, `high`: double, `numerator`: double,",
            "`facets`: array<struct<key: string, value: string>>, `organization`: int, `period`: string, `inferred`: array<string>,",
            "`defined`: boolean,",
            "`expected`: struct<`type`: string, `value`: double,",
            "`away`: double, `date`: string>",
        ]:
            self.assertIn(part, kind)

    def test_facets_become_pairs_and_nothing_else_does(self):
        schema = pa.schema([("text", pa.string()), ("facets", pa.list_(pa.struct([("key", pa.string()), ("value", pa.string())])))])
        tricky = r'"facets":{"a":"b"}'
        for facets in [{}, {"form": "khiển trách"}, {"a": 'x"}', "b": "{\\", "c": tricky}]:
            line = solieu_spark.json.dumps({"text": tricky, "facets": facets}, separators=(",", ":"))
            [row] = solieu_spark.to_table(line.encode(), schema).to_pylist()
            self.assertEqual((row["text"], {pair["key"]: pair["value"] for pair in row["facets"]}), (tricky, facets))


if __name__ == "__main__":
    WORK.mkdir(parents=True, exist_ok=True)
    unittest.main()
