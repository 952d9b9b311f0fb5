// One figure is selected at a time, on both sides.

import { $ } from "./dom.js";
import { open } from "./library.js";
import { changed, current, state } from "./state.js";
import { groupOf } from "./view/colour.js";

const article = $("article");
const panel = $("panel");

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const scrollTo = (element, block = "nearest") => element?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

export function selectIn(id, articleId) {
  if (articleId !== state.current.id) open(state.articles.find((other) => other.id === articleId));
  select(id);
}

/** Shows a figure on both sides and its card; `focus` says where the keyboard goes. */
export function select(id, { focus = false } = {}) {
  const old = document.activeElement;
  state.selected = id;
  changed("selection");
  paintSelection();
  const mark = article.querySelector(`mark[data-layer="number"][data-figure="${id}"]`);
  const row = rowElement(id);
  scrollTo(mark);
  scrollTo(row);
  if (!focus) return;
  const amount = row?.querySelector(".amount");
  const places = old?.closest("#panel") ? [amount, mark] : [mark, amount];
  // on a narrow screen only one of them is to be seen
  places.find((place) => place?.checkVisibility())?.focus({ preventScroll: true });
}

/** From the results to the place in the article. */
export function showSelected() {
  changed("view");
  const mark = article.querySelector(`mark[role][data-figure="${state.selected}"]`);
  scrollTo(mark, "center");
  mark?.focus({ preventScroll: true });
}

export const rowElement = (id) => panel.querySelector(`tr[data-figure="${id}"][data-article="${state.current.id}"]`);

export function paintSelection() {
  const { selected } = state;
  for (const old of document.querySelectorAll(".selected")) old.classList.remove("selected");
  if (selected === null) return;
  for (const mark of article.querySelectorAll(`[data-figure="${selected}"]`)) mark.classList.add("selected");
  rowElement(selected)?.classList.add("selected");
  for (const root of [article, panel]) {
    for (const part of root.querySelectorAll('mark[tabindex="0"], tr .amount')) part.tabIndex = -1;
  }
  const [first] = article.querySelectorAll(`mark[role][data-figure="${selected}"]`);
  if (first) first.tabIndex = 0;
  const amount = rowElement(selected)?.querySelector(".amount");
  if (amount) amount.tabIndex = 0;
}

export function showSpan({ start }) {
  changed("view");
  const line = [...article.children].findLast((child) => Number(child.dataset.start) <= start);
  scrollTo(line, "center");
  const mark = [...(line?.querySelectorAll("mark") ?? [])].find((candidate) => offsetOf(line, candidate) === start);
  mark?.animate?.([{ outline: "3px solid var(--accent)" }, { outline: "3px solid transparent" }], { duration: calm.matches ? 0 : 1200 });
}

function offsetOf(line, element) {
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEndBefore(element);
  return Number(line.dataset.start) + range.toString().length;
}

export function step(by) {
  const ids = current()
    .rows.filter(({ figure }) => !state.off.has(groupOf(figure, state.by)))
    .map(({ id }) => id);
  if (!ids.length) return;
  const at = ids.indexOf(state.selected);
  select(ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by))], { focus: true });
}
