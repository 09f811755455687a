/** Draw an answer on one axis of fines: tiers above, a rail for each statutory range, real cases, what the question comes to. */

import { s } from "./check-dom.js";

const EDGE = 16, FONT = 14, LABEL = 19, BAR = 16, GAP = 10, POINT = 16, MARK = 4, DOT = 10, HIGHEST = 4;

/** @typedef {{label: string, words: string, low: number, high: number, lowOpen?: boolean, highOpen?: boolean, short?: string, tone?: string, lang?: string, isOpen?: boolean}} Stretch */

/** About how wide a text is: a Chinese character is square, others half as wide. @param {string} text */
const textWidth = (text) => [...text].reduce((sum, mark) => sum + ((mark.codePointAt(0) ?? 0) > 0x2e7f ? FONT : FONT * 0.57), 0);

/** Take the first line that is free from `left` on, and note in `ends` that it is taken up to `right`. @param {number[]} ends @param {number} left @param {number} right */
function line(ends, left, right) {
  const free = ends.findIndex((end) => left >= end + 8);
  const at = free < 0 ? ends.length : free;
  ends[at] = right;
  return at;
}

/** @param {{tiers: Stretch[], rails: Stretch[], cases: {fine: number, title: string}[], question: Stretch|null, width: number, tick: (figure: number) => string, words: {axis: string, title: string, desc: string, cases: string}}} drawing */
export function drawBar({ tiers, rails, cases, question, width, tick, words }) {
  const figures = [...tiers, ...rails].flatMap(({ low, high }) => [low, high]);
  const most = Math.max(...figures) || 1;
  const x = (/** @type {number} */ figure) => EDGE + (figure / most) * (width - 2 * EDGE);
  const middle = (/** @type {string} */ text, /** @type {number} */ at) => Math.min(Math.max(at, EDGE + textWidth(text) / 2), width - EDGE - textWidth(text) / 2);
  const mark = (/** @type {boolean|undefined} */ isOpen, /** @type {number} */ at, /** @type {number} */ y) => s("circle", { class: `od-tierbar__end od-tierbar__end--${isOpen ? "open" : "closed"}`, cx: at, cy: y, r: MARK });
  const parts = [];
  let top = 2;

  for (const row of rowsOf(tiers, x)) {
    /** @type {number[]} */
    const ends = [];
    const levels = row.map(({ one, left, right }) => {
      const half = textWidth(one.label) / 2, at = middle(one.label, (left + right) / 2);
      return line(ends, at - half, at + half);
    });
    const bar = top + LABEL * ends.length;
    row.forEach(({ one, left, right }, index) => {
      const centre = (left + right) / 2, base = bar - 5 - LABEL * levels[index], inset = Math.min(MARK + 2.5, (right - left) / 4);
      parts.push(s("g", { class: `od-tierbar__tier od-tierbar__tier--${one.tone}` }, s("title", {}, one.words),
        levels[index] ? s("line", { class: "od-tierbar__leader", x1: centre, x2: centre, y1: base + 3, y2: bar }) : null,
        s("rect", { x: left + 1, y: bar, width: Math.max(right - left - 2, 1), height: BAR }),
        one.low === one.high ? mark(one.highOpen, centre, bar + BAR / 2) : [mark(one.lowOpen, left + inset, bar + BAR / 2), mark(one.highOpen, right - inset, bar + BAR / 2)],
        s("text", { x: middle(one.label, centre), y: base, "text-anchor": "middle", lang: one.lang }, one.label)));
    });
    top = bar + BAR + GAP;
  }
  for (const one of rails) {
    const y = top + LABEL;
    parts.push(s("g", { class: `od-tierbar__track${one.isOpen ? " od-tierbar__track--open" : ""}` }, s("title", {}, one.words),
      s("text", { x: EDGE, y: y - 6 }, textWidth(one.label) > width - 2 * EDGE && one.short ? one.short : one.label),
      s("rect", { x: x(one.low), y, width: Math.max(x(one.high) - x(one.low), 2), height: 6 }),
      mark(false, x(one.low), y + 3), mark(false, x(one.high), y + 3)));
    top = y + 6 + GAP;
  }
  if (cases.length) {
    const dots = stacked(cases.map(({ fine, title }) => ({ at: x(fine), title })));
    const y = top + LABEL + 4 + DOT * Math.max(...dots.map(({ level }) => level));
    parts.push(s("g", { class: "od-tierbar__cases" }, s("text", { x: EDGE, y: top + LABEL - 5 }, words.cases),
      s("line", { class: "od-tierbar__tick", x1: EDGE, x2: width - EDGE, y1: y + 3, y2: y + 3 }),
      dots.map(({ at, level, title }) => s("circle", { cx: at, cy: y + 3 - DOT * level, r: DOT / 2 - 0.5 }, s("title", {}, title)))));
    top = y + 14;
  }
  if (question) {
    const y = top + LABEL, left = x(question.low), right = Math.max(x(question.high), left + 2);
    parts.push(s("g", { class: "od-tierbar__question" }, s("title", {}, question.words),
      s("text", { x: middle(question.label, (left + right) / 2), y: y - 4, "text-anchor": "middle" }, question.label),
      s("path", { d: `M${left} ${y + 8}V${y + 2}H${right}V${y + 8}` })));
    top = y + 12;
  }
  const axis = top + 2, ticks = [...new Set(figures.concat(0))].sort((a, b) => a - b);
  /** @type {number[]} */
  const ends = [];
  const named = ticks.map((figure) => {
    const text = tick(figure), at = middle(text, x(figure));
    return { figure, text, at, level: line(ends, at - textWidth(text) / 2, at + textWidth(text) / 2) };
  });
  const bottom = axis + 20 + LABEL * (ends.length - 1);
  return s("svg", { class: "od-tierbar od-check__svg", viewBox: `0 0 ${width} ${Math.ceil(bottom + LABEL + 8)}`, width, height: Math.ceil(bottom + LABEL + 8), role: "img", "font-size": FONT },
    s("title", {}, words.title), s("desc", {}, words.desc),
    ticks.map((figure) => s("line", { class: "od-tierbar__grid", x1: x(figure), x2: x(figure), y1: 2, y2: axis })),
    s("line", { class: "od-tierbar__tick", x1: EDGE, x2: width - EDGE, y1: axis, y2: axis }),
    parts,
    named.map(({ figure, text, at, level }) => [
      s("line", { class: "od-tierbar__tick", x1: x(figure), x2: x(figure), y1: axis, y2: axis + 5 + LABEL * level }),
      s("text", { class: "od-tierbar__figure", x: at, y: axis + 19 + LABEL * level, "text-anchor": "middle" }, text),
    ]),
    s("text", { class: "od-tierbar__axis", x: EDGE, y: bottom + LABEL }, words.axis));
}

/** Put dots that would hide each other on top of each other; beyond the highest they overlap. @param {{at: number, title: string}[]} dots */
function stacked(dots) {
  /** @type {number[]} */
  const ends = [];
  return [...dots].sort((a, b) => a.at - b.at).map((dot) => {
    const free = ends.findIndex((end) => dot.at >= end + DOT);
    const level = free >= 0 ? free : Math.min(ends.length, HIGHEST);
    ends[level] = dot.at;
    return { ...dot, level };
  });
}

/** Put each stretch, in the order of the axis, on the first row where it overlaps none before it. @param {Stretch[]} tiers @param {(figure: number) => number} x */
function rowsOf(tiers, x) {
  /** @type {{one: Stretch, left: number, right: number}[][]} */
  const rows = [];
  for (const one of [...tiers].sort((a, b) => a.low - b.low || a.high - b.high)) {
    let left = x(one.low), right = x(one.high);
    if (right - left < POINT) [left, right] = [Math.max((left + right) / 2 - POINT / 2, EDGE), Math.max((left + right) / 2 + POINT / 2, EDGE + POINT)];
    const row = rows.find((known) => (known.at(-1)?.right ?? 0) <= left + 0.01);
    if (row) row.push({ one, left, right });
    else rows.push([{ one, left, right }]);
  }
  return rows;
}
