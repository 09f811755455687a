/** Build the facets of a list with their counts: a few values, all of them on request, trees that open. */

import { h } from "./check-dom.js";
import { toggled } from "./list-state.js";

const SHOWN = 8, MANY = 12, SMALL_TREE = 12;

export class Facets {
  /** @param {HTMLElement} root @param {ListIndex} index @param {(state: ListState) => string} link */
  constructor(root, index, link) {
    this.index = index;
    this.link = link;
    this.sections = new Map([...root.querySelectorAll("[data-facet]")].map((section) => [section.getAttribute("data-facet") ?? "", section]));
    /** What the reader has opened: facets shown whole, and codes of trees. @type {Set<string>} */
    this.open = new Set();
    /** @type {Map<string, string>} what is typed to find a value */
    this.sought = new Map();
    root.addEventListener("click", (event) => this.onClick(event));
    root.addEventListener("input", (event) => this.onInput(event));
  }

  /** @param {ListState} state @param {Int32Array[]} counts */
  show(state, counts) {
    this.state = state;
    this.counts = counts;
    this.index.facets.forEach((_, i) => this.showOne(i));
  }

  /** @param {number} i */
  showOne(i) {
    const facet = this.index.facets[i], section = this.sections.get(facet.name), { state, counts } = this;
    if (!section || !state || !counts || !facet.codes) return;
    const chosen = new Set(state.facets[facet.name]);
    const alive = facet.codes.flatMap((code, at) => (counts[i][at] || chosen.has(code) ? [at] : []));
    // What the page came with has no keys yet.
    const held = section.contains(document.activeElement) ? document.activeElement : null, code = held?.getAttribute("data-code");
    const focused = held?.getAttribute("data-key") ?? (code && `${facet.name}:${code}`);
    const [list, more] = facet.parents ? [this.tree(i, alive, chosen), null] : this.flat(i, alive, chosen);
    section.replaceChildren(h("h2", {}, facet.title), ...[more?.field, list, more?.button].filter((one) => one !== undefined && one !== null));
    section.toggleAttribute("hidden", !alive.length);
    if (focused) /** @type {HTMLElement|null} */ (section.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {number} i @param {number[]} alive @param {Set<string>} chosen @returns {[HTMLElement, {field: HTMLElement|null, button: HTMLElement}|null]} */
  flat(i, alive, chosen) {
    const facet = this.index.facets[i], { words } = this.index, codes = /** @type {string[]} */ (facet.codes);
    const isOpen = this.open.has(facet.name), sought = this.sought.get(facet.name) ?? "";
    const few = alive.filter((at, place) => place < SHOWN || chosen.has(codes[at]));
    const all = alive.filter((at) => facet.labels[at].toLowerCase().includes(sought.toLowerCase()) || chosen.has(codes[at]));
    const list = h("ul", { class: isOpen && all.length > MANY && "od-facet__scroll" }, (isOpen ? all : few).map((at) => h("li", {}, this.value(i, at, chosen, facet.labels[at]))));
    if (alive.length <= few.length) return [list, null];
    const field = isOpen && alive.length > MANY
      ? h("input", { class: "od-facet__find", type: "search", value: sought, "data-key": `find:${facet.name}`, "data-find": facet.name, "aria-label": words.find_value.replace("{facet}", facet.title), placeholder: words.find_value.replace("{facet}", facet.title) }) : null;
    const button = h("button", { type: "button", class: "od-facet__more", "data-key": `whole:${facet.name}`, "data-whole": facet.name, "aria-expanded": String(isOpen) },
      isOpen ? words.fewer_values : words.some_values.replace("{n}", String(alive.length - few.length)));
    return [list, { field, button }];
  }

  /** @param {number} i @param {number[]} alive @param {Set<string>} chosen */
  tree(i, alive, chosen) {
    const facet = this.index.facets[i], codes = /** @type {string[]} */ (facet.codes), parents = /** @type {number[]} */ (facet.parents);
    const shown = new Set(alive), isSmall = codes.length <= SMALL_TREE;
    /** Ways down to what is chosen. @type {Set<number>} */
    const ways = new Set();
    for (const code of chosen) for (let at = parents[codes.indexOf(code)] ?? -1; at >= 0; at = parents[at]) ways.add(at);
    const branch = (/** @type {number} */ at, isTop = true) => {
      const below = alive.filter((one) => parents[one] === at), isOpen = isSmall || ways.has(at) || chosen.has(codes[at]) || this.open.has(codes[at]);
      const label = isTop ? facet.labels[at] : (facet.short ?? facet.labels)[at];
      /** @type {HTMLElement} */
      const item = h("li", {}, below.length && !isSmall ? h("button", { type: "button", class: "od-facet__branch", "data-branch": codes[at], "data-key": `branch:${codes[at]}`, "aria-expanded": String(isOpen), "aria-label": this.index.words.below.replace("{value}", label) }) : null,
        this.value(i, at, chosen, label), below.length && isOpen ? h("ul", {}, below.map((one) => branch(one, false))) : null);
      return item;
    };
    const tops = alive.filter((at) => !shown.has(parents[at]));
    return h("ul", { class: `${isSmall ? "" : "od-facet__tree"}${tops.length > MANY ? " od-facet__scroll" : ""}`.trim() }, tops.map((at) => branch(at)));
  }

  /** @param {number} i @param {number} at @param {Set<string>} chosen @param {string} label */
  value(i, at, chosen, label) {
    const facet = this.index.facets[i], code = /** @type {string[]} */ (facet.codes)[at];
    return [h("a", { href: this.link(toggled(/** @type {ListState} */ (this.state), facet.name, code)), "data-code": code, "data-key": `${facet.name}:${code}`, "aria-current": chosen.has(code) && "true" }, label), " ",
      h("span", { class: "od-facet__count" }, String(this.counts?.[i][at]))];
  }

  /** @param {Event} event */
  onClick(event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-branch], button[data-whole]") : null;
    const section = button?.closest("[data-facet]")?.getAttribute("data-facet");
    if (!button || !section) return;
    const key = button.getAttribute("data-branch") ?? section;
    if (!this.open.delete(key)) this.open.add(key);
    this.showOne(this.index.facets.findIndex(({ name }) => name === section));
  }

  /** @param {Event} event */
  onInput(event) {
    const field = /** @type {HTMLInputElement} */ (event.target), name = field.dataset.find;
    if (!name || /** @type {InputEvent} */ (event).isComposing) return;
    this.sought.set(name, field.value);
    const at = field.selectionStart;
    this.showOne(this.index.facets.findIndex((one) => one.name === name));
    const made = /** @type {HTMLInputElement|null} */ (this.sections.get(name)?.querySelector("[data-find]"));
    if (made && at !== null) made.setSelectionRange(at, at);
  }
}
