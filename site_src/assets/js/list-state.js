/** Read what the address asks of a list, and write it: what makes no sense is named and left out. */

import { plain, readAmount } from "./check-decimal.js";
import { orders, span } from "./list-model.js";

export const VIEWS = ["cards", "table", "timeline"];
const DATE = /^([12]\d{3})(?:[-/.年](0?[1-9]|1[0-2])(?:[-/.月](0?[1-9]|[12]\d|3[01])日?|月)?|年)?$/;
const LONGEST_WORDS = 200, LONGEST_SHOWN = 40;

/** Read a date as people write it: 2021, 2021-5, 2021年5月3日, full-width digits too; null for none. @param {string} text */
export function readDate(text) {
  const found = DATE.exec(text.normalize("NFKC").replace(/\s+/g, ""));
  if (!found) return null;
  const iso = found.slice(1).filter(Boolean).map((part) => part.padStart(2, "0")).join("-"), day = new Date(span(iso)[0]);
  // 31 April is no day.
  return iso.length < 10 || day.toISOString().startsWith(iso) ? iso : null;
}

/** Read one end of a range; null for what is none. @param {string} name @param {string} text */
export function readEnd(name, text) {
  if (name === "date") return readDate(text);
  const amount = readAmount(text);
  return amount === null ? null : plain(amount);
}

/** Tell whether a range has a record's worth of room: its start must not lie after its end. @param {string} name @param {Range} range */
export const isOrdered = (name, { from, to }) => !from || !to || (name === "date" ? span(from)[0] <= span(to)[1] : Number(from) <= Number(to));

/** Tell whether the address asks for what is not in the index itself. @param {ListIndex} index @param {URLSearchParams} query */
export const wantsMore = (index, query) => !index.byTitle && (query.has("q") || (query.get("sort") ?? "").startsWith("title") || index.facets.some(({ name, codes }) => !codes && query.has(name)));

/** @param {ListIndex} index @param {URLSearchParams} query @returns {{state: ListState, ignored: string[]}} */
export function readState(index, query) {
  /** @type {ListState} */
  const state = { q: "", sort: "newest", view: "cards", page: 1, facets: {}, ranges: {} };
  const ignored = new Set(), ranges = ["date", ...index.amounts.map(({ name }) => name)];
  for (const [name, value] of query) {
    const [, range, end] = /^(\w+)_(from|to)$/.exec(name) ?? [], facet = index.facets.find((one) => one.name === name);
    let isKnown = true;
    if (!value) continue;
    if (name === "q") state.q = value.trim().slice(0, LONGEST_WORDS);
    else if (name === "sort" && orders(index).includes(value)) state.sort = value;
    else if (name === "view" && VIEWS.includes(value)) state.view = value;
    else if (name === "page" && /^[1-9]\d{0,5}$/.test(value)) state.page = Number(value);
    else if (facet) {
      isKnown = facet.codes?.includes(value) ?? false;
      if (isKnown) state.facets[name] = [...new Set([...(state.facets[name] ?? []), value])];
    } else if (ranges.includes(range)) {
      const read = readEnd(range, value);
      isKnown = read !== null;
      if (read !== null) state.ranges[range] = { ...(state.ranges[range] ?? { from: "", to: "" }), [end]: read };
    } else isKnown = false;
    if (!isKnown) ignored.add(`${name}=${value}`.slice(0, LONGEST_SHOWN));
  }
  for (const [name, range] of Object.entries(state.ranges)) {
    if (isOrdered(name, range)) continue;
    ignored.add(`${name}_from=${range.from} > ${name}_to=${range.to}`);
    delete state.ranges[name];
  }
  return { state, ignored: [...ignored] };
}

/** Write a state as the query of an address, '' for the plain list. @param {ListState} state */
export function writeState({ q, sort, view, page, facets, ranges }) {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  for (const [name, codes] of Object.entries(facets)) for (const code of codes) query.append(name, code);
  for (const [name, range] of Object.entries(ranges)) for (const end of /** @type {const} */ (["from", "to"])) if (range[end]) query.set(`${name}_${end}`, range[end]);
  if (sort !== "newest") query.set("sort", sort);
  if (view !== "cards") query.set("view", view);
  if (page > 1) query.set("page", String(page));
  return String(query);
}

/** Choose a value, or take the choice back. @param {ListState} state @param {string} name @param {string} code @returns {ListState} */
export function toggled(state, name, code) {
  const { [name]: before = [], ...others } = state.facets;
  const after = before.includes(code) ? before.filter((one) => one !== code) : [...before, code];
  return { ...state, page: 1, facets: after.length ? { ...others, [name]: after } : others };
}
