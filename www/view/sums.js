// The sums as lines: `186 = 135 + 31 + 20 ✓`, what does not add up on top. Says what the report says; adds nothing up itself.

import { h } from '../dom.js';
import * as format from '../format.js';
import { t } from '../i18n.js';
import { figureText } from './figures.js';

const SIGNS = { balanced: '✓', unbalanced: '✗', rounding: '≈', withinBounds: '✓', partial: '…' };
const ORDER = ['unbalanced', 'rounding', 'withinBounds', 'balanced', 'partial'];

/** What a bar can show of an amount: single numbers and the upper end of a ratio. */
export const measure = (amount) => (amount.type === 'single' ? amount.value : amount.type === 'ratio' ? amount.numerator : null);

/** A stacked bar where the parts make up the total, a bar each where they are some of it and may overlap. */
function bars(total, parts, relation) {
  const whole = measure(total.figure.amount);
  const values = parts.map(({ figure }) => measure(figure.amount));
  if (!(whole > 0) || relation === 'share' || values.some((value) => value === null || value < 0)) return null;
  const sum = values.reduce((a, b) => a + b, 0);
  const scale = relation === 'sum' ? Math.max(whole, sum) : whole;
  const piece = (value, index) => h('span', { class: 'piece', dataset: { step: index % 4 }, style: { width: `${Math.min(100, (100 * value) / scale)}%` } });
  if (relation === 'sum') return h('div', { class: 'bar-line', 'aria-hidden': 'true' }, values.map(piece));
  return values.map((value, index) => h('div', { class: 'bar-line thin', 'aria-hidden': 'true' }, piece(value, index)));
}

export function sumLine(breakdown, rowById, onSelect) {
  const total = rowById.get(breakdown.total);
  const parts = breakdown.parts.map((id) => rowById.get(id)).filter(Boolean);
  if (!total || !parts.length) return null;
  const touched = [total, ...parts].some(({ state }) => state !== 'engine');
  const number = ({ id, figure }) => h('button', { class: 'amount', dataset: { figure: id }, 'aria-label': figureText(figure), onclick: () => onSelect(id) }, format.figure(figure));
  const joint = breakdown.relation === 'sum' ? ' + ' : ', ';
  const relation = { sum: ' = ', subset: ` ${t('sums.of')} `, share: ` ${t('sums.share')} ` }[breakdown.relation];
  const difference = breakdown.difference ? h('span', { class: 'difference' }, ` ${t('sums.difference', { difference: format.number(breakdown.difference), computed: format.amount(breakdown.computed) })}`) : null;
  const verdict = h('span', { class: 'verdict', title: t(`verdict.${breakdown.verdict}`) }, ' ', h('span', { 'aria-hidden': 'true' }, SIGNS[breakdown.verdict]), h('span', { class: 'sr' }, t(`verdict.${breakdown.verdict}`)));
  return h(
    'li',
    { class: 'sum', dataset: { verdict: breakdown.verdict, relation: breakdown.relation } },
    h('p', { class: 'equation' }, number(total), relation, parts.flatMap((part, index) => [index ? joint : '', number(part)]), verdict, difference),
    bars(total, parts, breakdown.relation),
    h('p', { class: 'dim words' }, [total.figure, ...parts.map(({ figure }) => figure)].map(figureText).join(' · ')),
    touched && h('p', { class: 'dim' }, t('sums.touched')),
  );
}

export function sumsPanel(report, rows, { onSelect, conflicts }) {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const sorted = [...report.breakdowns].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || a.span.start - b.span.start);
  const items = sorted.map((breakdown) => sumLine(breakdown, rowById, onSelect)).filter(Boolean);
  const list = items.length ? h('ul', { class: 'sums' }, items) : h('p', { class: 'empty' }, t('sums.none'));
  return h('div', {}, list, conflicts?.length ? [h('h2', {}, t('sums.conflicts')), h('ul', {}, conflicts.map((conflict) => h('li', {}, conflict.text ?? String(conflict))))] : null);
}
