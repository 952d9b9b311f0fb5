"""The SQL of the README runs in DuckDB over what solieu writes, and loses no row on the way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
from articles import articles

ROOT = Path(__file__).resolve().parents[2]


def main(binary, work):
    work.mkdir(parents=True, exist_ok=True)
    os.chdir(work)
    given = [{"id": article["n"], "text": article["text"]} for article in articles(500, seed=7) if article["text"]]
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in given)
    wanted = subprocess.run([binary, "batch"], input=lines.encode(), capture_output=True, check=True).stdout
    for name, options in [("figures.ndjson.zst", ["--rows", "ndjson"]), ("figures.csv.gz", ["--rows", "csv"])]:
        subprocess.run([binary, "batch", "-o", name, *options], input=lines.encode(), check=True)
    Path("given.ndjson").write_text(lines)
    duckdb.sql("COPY (SELECT * FROM 'given.ndjson') TO 'articles.parquet'")

    recipes = (ROOT / "src" / "cli" / "README.md").read_text().split("```sql\n")[1:]
    statements = [text for recipe in recipes for text in duckdb.extract_statements(recipe.split("```")[0])]
    for statement in statements:
        duckdb.execute(statement)

    figures = sum(len(json.loads(line)["report"]["figures"]) for line in wanted.splitlines())
    rows, cells = (duckdb.execute(f"SELECT count(*) FROM '{name}'").fetchone()[0] for name in ["figures.parquet", "figures.csv.gz"])
    again = subprocess.run([binary, "batch", "articles.ndjson"], capture_output=True, check=True).stdout
    good = len(statements) >= 4 and rows == cells == figures > 1000 and again == wanted
    print(f"{'ok' if good else 'FAILED'}: {len(statements)} recipes, {figures} figures, {rows} rows of Parquet, {cells} of CSV")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) / "recipes"))
