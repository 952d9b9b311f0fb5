// The page: what happens when. What it shows is drawn by view/, what it knows is in state.js.

import { contradictions, loadAnalyzer } from './analyzer.js';
import { newArticle, openArticles, removeAllArticles, removeArticle, saveArticle } from './articles.js';
import { $, h } from './dom.js';
import { t, translate } from './i18n.js';
import { ACCEPT, readFile } from './import/index.js';
import { KEYS, listenKeys } from './keys.js';
import { linkScrolling } from './link.js';
import { withCorrection } from './overlay.js';
import { makeReader } from './reader.js';
import { SAMPLE } from './sample.js';
import { restoreLanguage, switchLanguage, switchTheme, theme } from './settings.js';
import { linkOf, textOfLink } from './share.js';
import { current, sourceOf, sources, state, titleOf } from './state.js';
import { articleTabs } from './view/tabs.js';
import { annotationsOf, drawArticle, selectedSpan, stopDrawing } from './view/article.js';
import { card, correctionForm } from './view/card.js';
import { groupOf, hueOf } from './view/colour.js';
import { confirmDialog, helpDialog } from './view/dialog.js';
import { exportDialog, shareDialog } from './view/out.js';
import { figuresTable, figureText } from './view/figures.js';
import { legend } from './view/legend.js';
import { mentionsPanel } from './view/mentions.js';
import { sumLine, sumsPanel } from './view/sums.js';

const PANELS = ['figures', 'sums', 'mentions', 'charts', 'compare'];
/** Longer texts are edited without marks and read after a pause. */
const LARGE = 150_000;
const PAUSE_MS = 400;
/** What is pasted into an empty page and is longer than this is an article to read, not a sentence to type on. */
const ARTICLE = 200;

const editor = $('editor');
const article = $('article');
const reader = makeReader({ onBusy: (busy) => showBusy(busy) });
let table = null;
let conflicts = null;

// ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

let pause;

/** Reads the current article again and draws what comes. */
async function read() {
  const { id, text } = state.current;
  clearTimeout(pause);
  try {
    const report = text.trim() ? await reader.read(text) : undefined;
    if (report === null || !state.articles.some((other) => other.id === id)) return;
    if (report) state.reports.set(id, { text, report });
    else state.reports.delete(id);
    if (state.current.id !== id || state.current.text !== text) return;
    fail('');
    state.current.title = titleOf(text, report);
    keep();
    draw();
    conflicts = await contradictions(sources().map((source) => source.report));
    if (conflicts) drawPanel();
  } catch (error) {
    fail(t('status.failed', { reason: error.message }));
  }
}

function typed() {
  state.current.text = editor.value;
  sheetSize();
  clearTimeout(pause);
  pause = setTimeout(read, editor.value.length > LARGE ? PAUSE_MS : 0);
}

async function keep() {
  const kept = await saveArticle(state.current);
  document.documentElement.classList.toggle('unkept', !kept);
}

function showBusy(busy, done) {
  $('busy').hidden = !busy;
  const bar = $('progress');
  if (done === undefined) bar.removeAttribute('value');
  else bar.value = done;
}

const fail = (words) => {
  $('message').textContent = words;
};

// ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function open(which, { editing = which.text.length === 0 } = {}) {
  state.current = which;
  state.selected = null;
  state.editing = editing;
  conflicts = null;
  editor.value = which.text;
  if (state.reports.get(which.id)?.text === which.text) draw();
  else {
    draw();
    read();
  }
}

/** A text that comes from outside: it takes the empty article's place, else a tab of its own. */
function bring(text, title = '', reading = text.length > ARTICLE) {
  if (state.current.text.trim() || state.current.corrections.length) {
    state.articles.push(newArticle());
    state.current = state.articles.at(-1);
  }
  Object.assign(state.current, { text, title });
  open(state.current, { editing: !reading });
  if (reading) article.focus({ preventScroll: true });
}

function create() {
  const empty = state.articles.find(({ text }) => !text.trim());
  if (!empty) state.articles.push(newArticle());
  open(empty ?? state.articles.at(-1));
  editor.focus();
}

async function remove(which) {
  if (which.text.trim() && !(await confirmDialog(t('articles.remove'), which.title || t('article.untitled'), t('action.remove')))) return;
  await removeArticle(which.id);
  state.articles = state.articles.filter((other) => other !== which);
  state.reports.delete(which.id);
  if (!state.articles.length) state.articles.push(newArticle());
  open(state.current === which ? state.articles.at(-1) : state.current);
}

async function removeAll() {
  if (!(await confirmDialog(t('articles.removeAll'), t('articles.removeAllWords', { count: state.articles.length }), t('action.remove')))) return;
  await removeAllArticles();
  state.reports.clear();
  state.articles = [newArticle()];
  open(state.articles[0]);
}

async function bringFiles(files) {
  const failures = [];
  for (const file of files) {
    showBusy(true);
    try {
      bring(await readFile(file), file.name.replace(/\.[^.]+$/, ''), true);
    } catch (error) {
      failures.push(t('file.failed', { name: file.name, reason: error.message }));
    }
    showBusy(false);
  }
  fail(failures.join(' '));
}

// ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function draw() {
  $('tabs').replaceChildren(articleTabs(state.articles, state.current, { onOpen: open, onRemove: remove, onRemoveAll: removeAll }));
  for (const name of ['edit', 'add', 'share', 'export', 'print']) $(name).disabled = !state.current.text.trim();
  $('edit').textContent = t(state.editing ? 'action.read' : 'action.edit');
  $('edit').setAttribute('aria-pressed', String(state.editing));
  drawText();
  drawPanel();
  drawCard();
}

const isLarge = () => state.current.text.length > LARGE;

function sheetSize() {
  $('sheet').className = [state.editing ? 'editing' : 'reading', isLarge() ? 'large' : ''].join(' ').trim();
  editor.hidden = !state.editing;
}

async function drawText() {
  const { report, rows, text } = current();
  sheetSize();
  for (const [name, value] of state.editing ? [['aria-hidden', 'true']] : [['tabindex', '-1'], ['role', 'article'], ['aria-label', t('text.label')]]) article.setAttribute(name, value);
  for (const name of state.editing ? ['tabindex', 'role', 'aria-label'] : ['aria-hidden']) article.removeAttribute(name);
  if (state.editing && isLarge()) {
    stopDrawing(article);
    article.replaceChildren();
    return;
  }
  const shown = state.current.text;
  const annotations = shown === text ? annotationsOf(report, rows) : [];
  const done = drawArticle(article, shown, annotations, state.editing ? plainMark : liveMark, {
    title: report.article.title,
    onProgress: (part) => showBusy(part < 1, part),
  });
  paintSelection();
  if (await done) paintSelection();
}

function plainMark({ layer, row, index }) {
  const mark = h('mark', { dataset: { layer } });
  if (!row) mark.dataset.index = index;
  else {
    const group = groupOf(row.figure, state.by);
    Object.assign(mark.dataset, { figure: row.id, hue: hueOf(group, state.by), state: row.state });
    if (state.off.has(group)) mark.dataset.off = '';
    if (row.figure.inferred.length) mark.dataset.inferred = '';
  }
  return mark;
}

/** The number is its figure's button; the first one takes part in the tab order. */
function liveMark(annotation, at) {
  const mark = plainMark(annotation);
  if (annotation.layer === 'number' && at === annotation.start && mark.dataset.off === undefined) {
    mark.setAttribute('role', 'button');
    mark.setAttribute('aria-label', figureText(annotation.row.figure));
    mark.tabIndex = annotation.row.id === (state.selected ?? 0) ? 0 : -1;
  }
  return mark;
}

function drawPanel() {
  const { report, rows } = current();
  const unbalanced = report.breakdowns.filter(({ verdict }) => verdict === 'unbalanced').length;
  for (const name of PANELS) {
    const tab = $(`tab-${name}`);
    tab.setAttribute('aria-selected', String(name === state.panel));
    tab.tabIndex = name === state.panel ? 0 : -1;
  }
  $('unbalanced').textContent = unbalanced ? `${unbalanced} ✗` : '';
  $('panel').setAttribute('aria-labelledby', `tab-${state.panel}`);
  document.body.dataset.panel = state.panel;
  table = null;
  const empty = state.current.text.trim() ? null : h('p', { class: 'empty' }, t('table.empty'));
  $('panel').replaceChildren(...[empty ?? DRAW[state.panel](report, rows)].flat());
  const read = state.reports.get(state.current.id)?.text === state.current.text;
  $('status').textContent = empty || !read ? '' : t('status.figures', { count: rows.filter(({ state }) => state !== 'rejected').length });
}

const DRAW = {
  figures() {
    const entries = sources().flatMap(({ article, report, rows }) => rows.map((row) => ({ article, report, row })));
    const shown = entries.filter(({ row }) => !state.off.has(groupOf(row.figure, state.by)));
    table = figuresTable(shown, { by: state.by, many: state.all, onSelect: selectIn });
    const all = h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: state.all, onchange: toggleAll }), t('table.all'));
    const colours = legend(entries.map(({ row }) => row), { by: state.by, off: state.off, onBy: colourBy, onToggle: toggleGroup });
    if (!entries.length) return [h('p', { class: 'empty' }, t(state.reports.has(state.current.id) ? 'table.none' : 'status.loading'))];
    return [colours, state.articles.length > 1 ? all : '', table.element];
  },
  sums: (report, rows) => sumsPanel(report, rows, { onSelect: select, conflicts }),
  mentions: (report) => mentionsPanel(report, { onShow: showSpan }),
  charts() {
    const place = h('div', { class: 'charts' });
    import('./view/charts.js').then(({ chartsPanel }) => place.append(chartsPanel(current())));
    return place;
  },
  compare() {
    if (state.articles.length < 2) return h('p', { class: 'empty' }, t('compare.two'));
    const place = h('div');
    compared().then(async (pair) => {
      const { comparePanel } = await import('./view/compare.js');
      place.replaceChildren(comparePanel(state.articles, pair, { onPick: pick, conflicts }));
    });
    return place;
  },
};

async function compared() {
  const byId = (id) => state.articles.find((other) => other.id === id);
  const left = byId(state.compared.left) ?? state.current;
  const right = byId(state.compared.right) ?? state.articles.find((other) => other !== left);
  return Promise.all([left, right].map(async (which) => ({ ...(await known(which)) })));
}

/** The source of an article that may not have been read since the page was opened. */
async function known(which) {
  if (state.reports.get(which.id)?.text !== which.text) {
    const analyzer = await loadAnalyzer();
    state.reports.set(which.id, { text: which.text, report: await analyzer.parse(which.text) });
  }
  return sourceOf(which);
}

function pick(side, id) {
  state.compared[side] = id;
  drawPanel();
}

function colourBy(by) {
  state.by = by;
  state.off.clear();
  drawText();
  drawPanel();
  $('colour-by').focus();
}

function toggleGroup(group) {
  if (!state.off.delete(group)) state.off.add(group);
  drawText();
  drawPanel();
  document.querySelector(`.chip[data-group="${CSS.escape(group)}"]`)?.focus();
}

async function toggleAll(event) {
  state.all = event.target.checked;
  if (state.all) for (const which of state.articles) if (which.text.trim()) await known(which);
  drawPanel();
}

// ── selecting ────────────────────────────────────────────────────────────────────────────────────────────────────────

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const scrollTo = (element, block = 'nearest') => element?.scrollIntoView({ block, behavior: calm.matches ? 'auto' : 'smooth' });

function selectIn(id, articleId) {
  if (articleId !== state.current.id) open(state.articles.find((other) => other.id === articleId));
  select(id);
}

/** Shows a figure on both sides and its card; `focus` says where the keyboard goes. */
function select(id, { focus = false } = {}) {
  const old = document.activeElement;
  state.selected = id;
  table?.reveal(id, state.current.id);
  drawCard();
  paintSelection();
  const mark = article.querySelector(`mark[data-layer="number"][data-figure="${id}"]`);
  const row = rowElement(id);
  scrollTo(mark);
  scrollTo(row);
  if (focus) (old?.closest('#panel') && row ? row.querySelector('.amount') : (mark ?? row?.querySelector('.amount')))?.focus({ preventScroll: true });
}

const rowElement = (id) => $('panel').querySelector(`tr[data-figure="${id}"][data-article="${state.current.id}"]`);

function paintSelection() {
  const { selected } = state;
  for (const old of document.querySelectorAll('.selected')) old.classList.remove('selected');
  if (selected === null) return;
  for (const mark of article.querySelectorAll(`[data-figure="${selected}"]`)) mark.classList.add('selected');
  rowElement(selected)?.classList.add('selected');
  for (const root of [article, $('panel')]) {
    for (const part of root.querySelectorAll('mark[tabindex="0"], tr .amount')) part.tabIndex = -1;
  }
  const [first] = article.querySelectorAll(`mark[role][data-figure="${selected}"]`);
  if (first) first.tabIndex = 0;
  const amount = rowElement(selected)?.querySelector('.amount');
  if (amount) amount.tabIndex = 0;
}

function showSpan({ start }) {
  const line = [...article.children].findLast((child) => Number(child.dataset.start) <= start);
  scrollTo(line, 'center');
  const mark = [...(line?.querySelectorAll('mark') ?? [])].find((candidate) => offsetOf(line, candidate) === start);
  mark?.animate?.([{ outline: '3px solid var(--accent)' }, { outline: '3px solid transparent' }], { duration: calm.matches ? 0 : 1200 });
}

function offsetOf(line, element) {
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEndBefore(element);
  return Number(line.dataset.start) + range.toString().length;
}

function step(by) {
  const ids = current().rows.filter(({ figure }) => !state.off.has(groupOf(figure, state.by))).map(({ id }) => id);
  if (!ids.length) return;
  const at = ids.indexOf(state.selected);
  select(ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by))], { focus: true });
}

// ── the card and corrections ─────────────────────────────────────────────────────────────────────────────────────────

function drawCard(form) {
  const { report, rows, text } = current();
  const row = rows.find(({ id }) => id === state.selected);
  if (form) return $('card').replaceChildren(form);
  if (!row) return $('card').replaceChildren();
  const byId = new Map(rows.map((other) => [other.id, other]));
  const own = report.breakdowns.filter(({ total, parts }) => total === row.id || parts.includes(row.id));
  $('card').replaceChildren(
    card({
      report,
      row,
      text,
      sums: own.length ? h('ul', { class: 'sums' }, own.map((breakdown) => sumLine(breakdown, byId, select))) : null,
      onClose: closeCard,
      onReject: () => correct(row, 'reject'),
      onRestore: () => correct(row, 'restore'),
      onEdit: () => editRow(row),
    }),
  );
}

function closeCard() {
  const { selected } = state;
  state.selected = null;
  drawCard();
  const back = article.querySelector(`mark[role][data-figure="${selected}"]`) ?? rowElement(selected)?.querySelector('.amount');
  if (!$('card').contains(document.activeElement) && document.activeElement !== document.body) paintSelection();
  else back?.focus({ preventScroll: true });
  for (const old of document.querySelectorAll('.selected')) old.classList.remove('selected');
}

function correct(row, action, fields) {
  state.current.corrections = withCorrection(state.current.corrections, current().text, row, action, fields);
  keep();
  draw();
  $('card').querySelector('h2')?.focus({ preventScroll: true });
}

async function readPhrase(words) {
  const analyzer = await loadAnalyzer();
  const { figures } = await analyzer.parse(words);
  if (figures.length === 1) return figures[0];
  const amount = await analyzer.parseNumber(words);
  return amount && { amount, unit: null, per: null, kind: 'count' };
}

function editRow(row) {
  const { text } = current();
  const { number, unit, object } = row.figure;
  const end = unit?.span ? Math.max(number.end, unit.span.end) : number.end;
  const phrase = row.state === 'edited' || row.state === 'added' ? figureText({ ...row.figure, bound: 'exact', object: null }) : text.slice(number.start, end);
  showForm({ phrase, figure: { ...row.figure, object }, onSave: (fields) => correct(row, 'edit', fields) });
}

function addFigure() {
  const span = state.editing ? null : selectedSpan(article, getSelection());
  if (!span) return fail(t('card.select'));
  fail('');
  const phrase = current().text.slice(span.start, span.end);
  showForm({
    phrase,
    onSave: (fields) => {
      correct(null, 'add', { ...fields, span });
      select(current().rows.findLast(({ state }) => state === 'added')?.id ?? null);
    },
  });
}

function showForm(options) {
  drawCard(correctionForm({ ...options, readPhrase, onCancel: () => drawCard() }));
  const first = $('card').querySelector('input');
  first.focus();
  first.select();
}

// ── what people do ───────────────────────────────────────────────────────────────────────────────────────────────────

function toggleEdit() {
  if (!state.current.text.trim() && !state.editing) return;
  state.editing = !state.editing;
  draw();
  (state.editing ? editor : article).focus({ preventScroll: true });
}

function openPanel(index) {
  state.panel = PANELS[index] ?? state.panel;
  drawPanel();
}

const actions = {
  next: () => step(1),
  previous: () => step(-1),
  card() {
    const id = Number(document.activeElement?.closest('[data-figure]')?.dataset.figure ?? state.selected ?? NaN);
    if (Number.isNaN(id)) return;
    select(id);
    $('card').querySelector('h2')?.focus({ preventScroll: true });
  },
  reject() {
    const row = current().rows.find(({ id }) => id === state.selected);
    if (row) correct(row, row.state === 'rejected' ? 'restore' : 'reject');
  },
  correct() {
    const row = current().rows.find(({ id }) => id === state.selected);
    if (row) editRow(row);
  },
  add: addFigure,
  edit: toggleEdit,
  new: create,
  panels: openPanel,
  close: (target) => (state.selected !== null || $('card').childElementCount ? closeCard() : target === editor && state.current.text.trim() && toggleEdit()),
  help: () => helpDialog(KEYS),
};

function words() {
  translate(document);
  $('language').setAttribute('aria-label', t('action.language'));
  $('theme').textContent = t(`theme.${theme()}`);
  if (state.current) draw();
}

function listen() {
  editor.addEventListener('input', typed);
  editor.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
    if (editor.value.trim() || text.length <= ARTICLE) return;
    event.preventDefault();
    bring(text.trim());
  });
  $('sample').onclick = () => bring(SAMPLE, '', true);
  $('new').onclick = create;
  $('edit').onclick = toggleEdit;
  $('add').onclick = addFigure;
  $('share').onclick = async () => shareDialog(await linkOf(state.current.text));
  $('export').onclick = () => exportDialog(sources());
  $('print').onclick = () => print();
  $('help').onclick = actions.help;
  $('cancel').onclick = () => {
    reader.cancel();
    stopDrawing(article);
    showBusy(false);
  };
  $('language').onclick = () => {
    switchLanguage();
    words();
  };
  $('theme').onclick = () => {
    switchTheme();
    words();
    if (state.panel === 'charts') drawPanel();
  };
  $('open').onclick = () => $('files').click();
  $('files').accept = ACCEPT;
  $('files').onchange = async () => {
    await bringFiles([...$('files').files]);
    $('files').value = '';
  };
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    bringFiles([...event.dataTransfer.files]);
  });
  article.addEventListener('click', ({ target }) => {
    if (!getSelection().isCollapsed) return;
    const mark = target.closest('mark[data-figure]');
    if (mark && mark.dataset.off === undefined) select(Number(mark.dataset.figure));
  });
  hoverTogether();
  for (const [index, name] of PANELS.entries()) {
    $(`tab-${name}`).onclick = () => openPanel(index);
    $(`tab-${name}`).onkeydown = ({ key }) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!by) return;
      openPanel((index + by + PANELS.length) % PANELS.length);
      $(`tab-${state.panel}`).focus();
    };
  }
  addEventListener('hashchange', fromLink);
  addEventListener('beforeprint', () => state.editing && state.current.text.trim() && toggleEdit());
  linkScrolling($('reading'), $('panel'));
  listenKeys(actions);
}

/** The same figure lights up on both sides, under the pointer or the keyboard. */
function hoverTogether() {
  const light = (id) => {
    for (const old of document.querySelectorAll('.lit')) old.classList.remove('lit');
    if (id !== undefined) for (const part of document.querySelectorAll(`#article [data-figure="${id}"], #panel tr[data-article="${state.current.id}"][data-figure="${id}"]`)) part.classList.add('lit');
  };
  for (const root of [article, $('panel')]) {
    for (const kind of ['mouseover', 'focusin']) root.addEventListener(kind, ({ target }) => light(target.closest('[data-figure]')?.dataset.figure));
    for (const kind of ['mouseleave', 'focusout']) root.addEventListener(kind, () => light());
  }
}

async function fromLink() {
  try {
    const text = await textOfLink(location.hash);
    if (text === null) return;
    bring(text, '', true);
    // a reload must not bring the text a second time, nor the address bar keep it
    history.replaceState(null, '', location.pathname + location.search);
  } catch {
    fail(t('share.damaged'));
  }
}

async function start() {
  restoreLanguage();
  state.articles = await openArticles();
  if (!state.articles.length) state.articles.push(newArticle());
  state.current = state.articles.at(-1);
  listen();
  words();
  // typed before this script was there
  if (editor.value && !state.current.text) typed();
  else open(state.current);
  document.body.classList.remove('starting');
  await fromLink();
  requestIdleCallback?.(() => loadAnalyzer().catch((error) => fail(t('status.failed', { reason: error.message }))));
  if (import.meta.env.PROD && import.meta.env.MODE !== 'single' && 'serviceWorker' in navigator) {
    const { register } = await import('./offline.js');
    register();
  }
}

start();
