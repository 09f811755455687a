// Show where a hit is: marks in titles, and the stretch of text around the first marks.

import { occurrences } from "./search-engine.js";

const BEFORE = 24, LENGTH = { zh: 110, en: 220 };

/** Build an element; attributes first, then children. @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node|string)} children */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Where the query stands in the text, sorted and apart, and which of its parts do.
 * @param {string} text @param {Query} query @param {Folder} folder */
function ranges(text, query, folder) {
  /** @type {[number, number][]} */
  const found = [];
  /** @type {[number, number][]} */
  const merged = [];
  const parts = new Set();
  for (const { text: folded, starts, ends } of [folder.trace(text, false), folder.trace(text, true)]) {
    for (const part of query.chunks.flatMap((chunk) => chunk.alternatives.flat())) {
      for (const at of occurrences(folded, part)) {
        found.push([starts[at], ends[at + part.text.length - 1]]);
        parts.add(part);
      }
    }
  }
  for (const range of found.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return { merged, parts };
}

/** @param {string} text @param {Query} query @param {Folder} folder */
export function marked(text, query, folder, start = 0, end = text.length, found = ranges(text, query, folder).merged) {
  const fragment = document.createDocumentFragment();
  let at = start;
  for (const [from, to] of found) {
    if (from < start || to > end) continue;
    fragment.append(text.slice(at, from), h("mark", {}, text.slice(from, to)));
    at = to;
  }
  fragment.append(text.slice(at, end));
  return fragment;
}

/** The block that says most beyond the title, else the longest, from shortly before its first mark.
 * @param {Texts} texts @param {Query} query @param {Folder} folder @param {"zh"|"en"} lang */
export function excerpt(texts, query, folder, lang) {
  const said = ranges(texts.t, query, folder).parts;
  const blocks = texts.b.map((text) => ({ text, ...ranges(text, query, folder) }));
  const worth = (/** @type {{text: string, parts: Set<Part>}} */ one) =>
    [...one.parts].reduce((sum, part) => sum + (said.has(part) ? 1e4 : 1e5), Math.min(one.text.length, 9999));
  const best = blocks.reduce((top, one) => (worth(one) > worth(top) ? one : top), { text: "", merged: [], parts: new Set() });
  let start = Math.max(0, (best.merged[0]?.[0] ?? 0) - BEFORE);
  if (start && lang === "en") start = best.text.indexOf(" ", start - 1) + 1;
  const end = Math.min(best.text.length, start + LENGTH[lang]);
  const fragment = marked(best.text, query, folder, start, end, best.merged);
  if (start) fragment.prepend("…");
  if (end < best.text.length) fragment.append("…");
  return fragment;
}

/** 2023-04-26 in words, at the precision it has. @param {string} iso @param {string} lang */
export function day(iso, lang) {
  if (!iso) return "";
  /** @type {Intl.DateTimeFormatOptions} */
  const shape = { timeZone: "UTC", year: "numeric" };
  if (iso.length > 4) shape.month = "long";
  if (iso.length > 7) shape.day = "numeric";
  return new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", shape).format(new Date(iso));
}
