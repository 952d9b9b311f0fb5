// Charts for those who would rather look than read: the parts of each total, figures by topic, one object over several periods.
// Drawn with d3-scale and d3-axis; a lazy chunk. Colours are written into the drawing, so that a copy keeps them.

import { axisBottom } from "d3-axis";
import { scaleBand, scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { h, s } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";
import { saveAs } from "../export/index.js";
import { groupOf } from "./colour.js";
import { figureText } from "./figures.js";
import { groupText } from "./legend.js";
import { namesOf } from "./names.js";
import { measure } from "./sums.js";

const MOST_WIDTH = 720;
const LEAST_WIDTH = 280;
const ROW = 30;
/** Between the words of two marks of an axis. */
const AXIS_GAP = 12;
/** Names take what they need, but at most this part of the width. */
const NAMES = 0.42;
const SIZE = 13;
const SMALL = 12;
const FONT = "system-ui, sans-serif";

const pen = document.createElement("canvas").getContext("2d");

function widthOf(words) {
  // the heaviest that is drawn
  pen.font = `600 ${SIZE}px ${FONT}`;
  return pen.measureText(words).width;
}

/** Values for the marks of an axis: as many as leave room for the words of each; counts have no halves. */
function marksOf(x, write) {
  const [least, most] = x.domain();
  for (let count = 6; count > 1; count -= 1) {
    const marks = x.ticks(count).filter((mark) => Number.isInteger(mark) || most < 1);
    const room = (mark, index) => x(mark) - x(marks[index - 1]) - (widthOf(write(mark)) + widthOf(write(marks[index - 1]))) / 2;
    if (marks.every((mark, index) => index === 0 || room(mark, index) >= AXIS_GAP)) return marks;
  }
  return [least];
}

/** The words as far as they fit. */
function fitting(words, room) {
  let short = words;
  while (short.length > 1 && widthOf(short) > room) short = `${short.slice(0, -2).trimEnd()}…`;
  return short;
}

/** Horizontal bars: `bars` are `{ name, value, words, whole }`; the whole, which the others are parts of, is drawn as a frame. */
function barChart(title, bars, colours, width) {
  const left = Math.ceil(Math.min(width * NAMES, Math.max(...bars.map(({ name }) => widthOf(name))) + 8));
  const right = width - Math.ceil(Math.max(...bars.map(({ words }) => widthOf(words)))) - 10;
  const height = bars.length * ROW + 28;
  const x = scaleLinear([0, Math.max(...bars.map(({ value }) => value), 1)], [left, right]);
  const y = scaleBand(
    bars.map((_, index) => index),
    [0, bars.length * ROW],
  ).padding(0.3);
  const label = (attributes, words) =>
    s("text", { "font-family": FONT, "font-size": SIZE, fill: colours.ink, "dominant-baseline": "central", ...attributes }, words);
  const chart = s("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-label": title,
    xmlns: "http://www.w3.org/2000/svg",
  });
  bars.forEach(({ name, value, words, whole }, index) => {
    const middle = y(index) + y.bandwidth() / 2;
    const colour = whole ? { fill: "none", stroke: colours.bar, "stroke-width": 1.5 } : { fill: colours.bar };
    chart.append(
      label({ x: left - 8, y: middle, "text-anchor": "end" }, fitting(name, left - 8)),
      s("rect", { x: left, y: y(index), width: Math.max(1, x(value) - left), height: y.bandwidth(), ...colour }),
      label({ x: x(value) + 6, y: middle, ...(whole ? { "font-weight": 600 } : {}) }, words),
    );
  });
  const axis = s("g", { transform: `translate(0 ${bars.length * ROW})`, color: colours.dim });
  const write = format.axis(x.domain()[1]);
  select(axis).call(axisBottom(x).tickValues(marksOf(x, write)).tickFormat(write).tickSizeOuter(0));
  // axisBottom sets sizes of its own
  axis.setAttribute("font-size", SMALL);
  axis.setAttribute("font-family", FONT);
  chart.append(axis);
  return chart;
}

function figureOf(title, bars, colours, width) {
  const chart = barChart(title, bars, colours, width);
  const said = h("span", { class: "dim", role: "status" });
  const take = (act) => async () => (said.textContent = t((await act()) ? "charts.copied" : "charts.saved"));
  const table = h(
    "table",
    {},
    h(
      "tbody",
      {},
      bars.map(({ name, words }) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, words))),
    ),
  );
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, title),
    chart,
    h(
      "div",
      { class: "chart-actions" },
      h("details", {}, h("summary", {}, t("charts.table")), table),
      h("button", { class: "quiet", onclick: take(() => copySvg(chart)) }, t("charts.svg")),
      h("button", { class: "quiet", onclick: take(() => copyPng(chart, colours.paper)) }, t("charts.png")),
      said,
    ),
  );
}

const markup = (chart) => new XMLSerializer().serializeToString(chart);

/** Both resolve to whether the clipboard took it; where it does not, a file is saved. */
async function copySvg(chart) {
  const svg = markup(chart);
  try {
    await navigator.clipboard.writeText(svg);
    return true;
  } catch {
    saveAs("chart.svg", new Blob([svg], { type: "image/svg+xml" }));
    return false;
  }
}

/** Twice the size, on the page's paper, for slides and documents. */
async function pngOf(chart, paper) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup(chart))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const context = canvas.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function copyPng(chart, paper) {
  const png = await pngOf(chart, paper);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    return true;
  } catch {
    saveAs("chart.png", png);
    return false;
  }
}

function breakdownCharts(report, byId, text) {
  return report.breakdowns.flatMap(({ total, parts, relation }) => {
    const figures = [total, ...parts].map((id) => byId.get(id)?.figure);
    if (figures.some((figure) => !figure || measure(figure.amount) === null)) return [];
    const names = namesOf(figures, text);
    const bars = figures.map((figure, index) => ({
      name: index ? names[index] : t("charts.total"),
      value: measure(figure.amount),
      words: format.figure(figure),
      whole: index === 0,
    }));
    return [[t("charts.parts", { total: figureText(figures[0]) }), bars]];
  });
}

function topicChart(rows) {
  const by = rows.some(({ figure }) => figure.topic) ? "topic" : "kind";
  const counts = new Map();
  for (const { figure } of rows) counts.set(groupOf(figure, by), (counts.get(groupOf(figure, by)) ?? 0) + 1);
  const bars = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([group, value]) => ({ name: groupText(group, by), value, words: format.number(value) }));
  return bars.length > 1 ? [[t(`charts.${by}`), bars]] : [];
}

/** One chart for each thing that is counted in the same unit in at least two periods. */
function periodCharts(rows) {
  const series = new Map();
  for (const { figure } of rows) {
    if (!figure.period || !figure.object || measure(figure.amount) === null) continue;
    const name = `${figure.object.canonical}|${figure.unit?.symbol ?? figure.kind}`;
    series.set(name, [...(series.get(name) ?? []), figure]);
  }
  return [...series.values()].flatMap((figures) => {
    if (new Set(figures.map(({ period }) => period)).size < 2) return [];
    const bars = figures
      .sort((a, b) => a.period.localeCompare(b.period))
      .map((figure) => ({ name: format.date(figure.period), value: measure(figure.amount), words: format.figure(figure) }));
    return [[t("charts.periods", { object: figures[0].object.text }), bars]];
  });
}

/** Charts of one article, as wide as `room` allows. */
export function chartsPanel({ report, rows: allRows, text }, room) {
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, room));
  const rows = allRows.filter(({ state }) => state !== "rejected");
  const style = getComputedStyle(document.documentElement);
  const probe = (name) => resolveColour(style.getPropertyValue(name));
  const colours = { ink: probe("--ink"), dim: probe("--dim"), bar: probe("--bar"), paper: probe("--paper") };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const charts = [...breakdownCharts(report, byId, text), ...topicChart(rows), ...periodCharts(rows)];
  return charts.length
    ? h(
        "div",
        {},
        charts.map(([title, bars]) => figureOf(title, bars, colours, width)),
      )
    : h("p", { class: "empty" }, t("charts.none"));
}

/** `light-dark(…)` means nothing outside this page: the colour as it is now. */
function resolveColour(value) {
  const probe = h("span", { hidden: true, style: { color: value } });
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
