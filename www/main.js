import { analyze } from "./analyzer.js";
import { $, h } from "./dom.js";
import { setLanguage, t, translate } from "./i18n.js";
import { SAMPLE } from "./sample.js";
import { drawArticle } from "./view/article.js";
import { drawTable } from "./view/table.js";

const editor = $("editor");
const backdrop = $("backdrop");
let report = null;
let pending;

setLanguage("vi");
translate(document.body);

function annotate() {
  return report.figures.flatMap((figure) => [
    { ...figure.span, figure, className: "figure" },
    { ...figure.number, figure, className: "number" },
  ]);
}

function draw() {
  const text = editor.value;
  drawArticle(backdrop, text, report ? annotate() : [], ({ figure, className }) =>
    h("mark", { class: className, dataset: { figure: figure.id, kind: figure.kind } }),
  );
  $("figures").replaceChildren(
    report && text.trim() ? drawTable(report, { onSelect: select }) : h("p", { class: "empty" }, t("table.empty")),
  );
  $("status").textContent = report && text.trim() ? t("status.figures", { count: report.figures.length }) : "";
}

function select(id) {
  for (const old of document.querySelectorAll(".selected")) old.classList.remove("selected");
  for (const part of document.querySelectorAll(`[data-figure="${id}"]`)) part.classList.add("selected");
  backdrop.querySelector(`[data-figure="${id}"]`)?.scrollIntoView({ block: "nearest" });
}

async function read() {
  pending?.abort();
  pending = new AbortController();
  const { signal } = pending;
  try {
    const next = await analyze(editor.value, { signal });
    if (signal.aborted) return;
    report = next;
    draw();
  } catch (error) {
    if (!signal.aborted) $("status").textContent = t("status.failed", { reason: error.message });
  }
}

editor.addEventListener("input", () => {
  report = null;
  draw();
  read();
});
$("sample").addEventListener("click", () => {
  editor.value = SAMPLE;
  editor.dispatchEvent(new Event("input"));
});
draw();
