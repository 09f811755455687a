/** Say what is asked of a list and what came of it: conditions as chips, notices, pages, wider questions. */

import { h } from "./check-dom.js";
import { without } from "./list-model.js";
import { toggled } from "./list-state.js";

export class Said {
  /** @param {ListIndex} index @param {(state: ListState) => string} link */
  constructor(index, link) {
    this.index = index;
    this.words = index.words;
    this.link = link;
  }

  /** @param {string} name @param {string} code */
  label(name, code) {
    const facet = /** @type {ListFacet} */ (this.index.facets.find((one) => one.name === name));
    return `${facet.title}${this.words.colon}${facet.labels[/** @type {string[]} */ (facet.codes).indexOf(code)]}`;
  }

  /** @param {string} name @param {Range} range */
  range(name, { from, to }) {
    const shown = (/** @type {string} */ end) => (name === "date" || !end ? end : this.words.unit.replace("{amount}", Number(end).toLocaleString("en", { maximumFractionDigits: 2 })));
    const word = from && to ? "range_both" : from ? "range_from" : "range_to";
    return this.words[word].replace("{name}", this.words[`name.${name}`]).replace("{from}", shown(from)).replace("{to}", shown(to));
  }

  /** Every condition of one kind in words. @param {ListState} state @param {string} key */
  condition(state, key) {
    if (key === "q") return `${this.words.text}${this.words.colon}${state.q}`;
    if (key in state.ranges) return this.range(key, state.ranges[key]);
    return state.facets[key].map((code) => this.label(key, code)).join(this.words.or);
  }

  /** @param {ListState} state @returns {HTMLElement[]} */
  chips(state) {
    const all = [
      ...(state.q ? [[this.condition(state, "q"), without(state, ["q"])]] : []),
      ...Object.entries(state.facets).flatMap(([name, codes]) => codes.map((code) => [this.label(name, code), toggled(state, name, code)])),
      ...Object.entries(state.ranges).map(([name, range]) => [this.range(name, range), without(state, [name])]),
    ];
    if (!all.length) return [];
    const clear = { ...state, q: "", page: 1, facets: {}, ranges: {} };
    return [h("ul", { "aria-label": this.words.chosen },
      all.map(([text, next], i) => h("li", {}, h("a", { class: "od-chip", href: this.link(/** @type {ListState} */ (next)), "data-key": `chip:${i}` }, text, h("span", { class: "od-hidden" }, ` ${this.words.remove}`)))),
      all.length > 1 ? h("li", {}, h("a", { href: this.link(clear), "data-key": "chip:all" }, this.words.clear)) : null)];
  }

  /** @param {ListState} state @param {Record<string, number>} lacking @returns {string[]} */
  lacking(state, lacking) {
    const partial = state.ranges.date ? [this.words.overlap] : [];
    return [...Object.entries(lacking).map(([name, n]) => this.words[`without_${name}`].replace("{n}", String(n))), ...partial];
  }

  /** @param {string[]} items */
  ignored(items) { return this.words.ignored.replace("{items}", items.join(this.words.comma)); }

  /** @param {string[]} words */
  relaxed(words) { return this.words.relaxed.replace("{words}", words.join(this.words.comma)); }

  /** @param {ListState} state @param {number} pages @returns {HTMLElement[]} */
  pager(state, pages) {
    if (pages < 2) return [];
    const { page } = state, near = [1, pages, ...[-2, -1, 0, 1, 2].map((step) => page + step)].filter((one) => one >= 1 && one <= pages);
    const to = (/** @type {number} */ number, /** @type {string} */ text) => h("li", {}, number === page ? h("span", { "aria-current": "page" }, text) : h("a", { href: this.link({ ...state, page: number }), "data-key": `page:${text}` }, text));
    return [h("nav", { class: "od-pager", "aria-label": this.words.pages }, h("ul", {}, page > 1 ? to(page - 1, this.words.previous) : null,
      [...new Set(near)].sort((a, b) => a - b).map((one) => to(one, String(one))), page < pages ? to(page + 1, this.words.next) : null))];
  }

  /** @param {ListState} state @param {Wider[]} found */
  empty(state, found) {
    const quoted = (/** @type {string} */ text) => this.words.quoted.replace("{text}", text);
    const said = (/** @type {Wider} */ { state: next, dropped, changed }) => (changed
      ? this.words.wider_change.replace("{from}", quoted(this.condition(state, changed))).replace("{to}", quoted(this.condition(next, changed)))
      : this.words.wider_drop.replace("{condition}", dropped.map((key) => quoted(this.condition(state, key))).join(this.words.wider_join)));
    return h("div", { class: "od-empty" }, h("p", {}, this.words.empty),
      found.length ? [h("p", {}, this.words.wider), h("ul", {}, found.map((one, i) => h("li", {}, h("a", { href: this.link(one.state), "data-key": `wider:${i}` }, said(one)), " ", h("span", { class: "od-facet__count" }, this.words.n_records.replace("{n}", String(one.count))))))]
        : h("p", {}, this.words.nothing_near));
  }
}
