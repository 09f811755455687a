/**
 * Narrow and sort a list in the browser. The page is complete without it: facets are links to real
 * pages; with it a facet is a toggle, several work together, and the choice lives in the address.
 */

/** @typedef {[string, string, [string, string][], string[], string[], string, string[][]]} Row
 *  title, url, tags, line, meta, date, codes for each facet */
/** @typedef {{facets: {name: string, labels: Record<string, string>}[], rows: Row[]}} Index */

import { isWide } from "./toggles.js";

const PAGE = 25;

export function startList() {
  const list = document.querySelector("[data-list]");
  if (list instanceof HTMLElement) new List(list).start();
}

class List {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.querySelector("[data-words]")?.textContent ?? "{}");
    this.home = root.dataset.home ?? "";
    this.status = /** @type {HTMLElement} */ (root.querySelector(".od-list__count"));
    this.results = /** @type {HTMLElement} */ (root.querySelector(".od-results__list"));
    this.shown = PAGE;
    /** @type {Promise<Index> | null} */
    this.index = null;
  }

  start() {
    this.root.addEventListener("click", (event) => this.onClick(event));
    window.addEventListener("popstate", () => this.apply());
    const drawer = this.root.querySelector(".od-drawer");
    if (drawer && isWide()) drawer.setAttribute("open", "");
    if (this.isHome() && location.search) this.apply();
  }

  /** The list's own index page is where choices combine; other pages lead there. */
  isHome() {
    return this.root.dataset.page === "index";
  }

  /** @param {Event} event */
  onClick(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-code], a[data-sort], button[data-more]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link instanceof HTMLButtonElement) {
      const first = this.shown;
      this.shown += PAGE;
      // The button that had the focus is made anew; the first of the new records takes it over.
      void this.apply({ keep: true }).then(() => this.results.children[first]?.querySelector("a")?.focus());
      return;
    }
    event.preventDefault();
    const state = this.isHome() ? new URLSearchParams(location.search) : this.given();
    const facet = link.closest("[data-facet]")?.getAttribute("data-facet");
    if (facet) toggle(state, facet, link.getAttribute("data-code") ?? "");
    else state.set("sort", link.getAttribute("data-sort") ?? "newest");
    const query = state.toString();
    if (this.isHome()) {
      history.pushState(null, "", query ? `?${query}` : location.pathname);
      void this.apply();
    } else {
      location.href = `${this.home}${this.root.dataset.list}/index.html${query ? `?${query}` : ""}`;
    }
  }

  /** The choice that a narrowed page stands for. */
  given() {
    const state = new URLSearchParams();
    for (const link of this.root.querySelectorAll("a[data-code][aria-current]")) {
      const facet = link.closest("[data-facet]")?.getAttribute("data-facet");
      if (facet) state.append(facet, link.getAttribute("data-code") ?? "");
    }
    return state;
  }

  /** @param {{keep?: boolean}} [options] */
  async apply({ keep = false } = {}) {
    if (!keep) this.shown = PAGE;
    this.index ??= fetch(this.root.dataset.index ?? "").then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    let index;
    try {
      index = await this.index;
    } catch {
      this.index = null;
      this.status.textContent = this.words.failed;
      return;
    }
    const state = new URLSearchParams(location.search);
    const rows = sorted(narrowed(index, state), state.get("sort"));
    this.showRows(rows);
    this.showCounts(index, state);
    this.showSort(state.get("sort") ?? "newest");
  }

  /** @param {Row[]} rows */
  showRows(rows) {
    this.status.textContent = this.words.count.replace("{n}", String(rows.length));
    this.results.setAttribute("start", "1");
    this.results.replaceChildren(...rows.slice(0, this.shown).map((row) => this.result(row)));
    this.root.querySelector(".od-pager")?.remove();
    this.root.querySelector(".od-list__more")?.remove();
    if (rows.length > this.shown) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "od-list__more";
      button.dataset.more = "";
      button.textContent = this.words.more;
      this.results.after(button);
    } else if (!rows.length) {
      const empty = document.createElement("li");
      empty.className = "od-unknown";
      empty.textContent = this.words.empty;
      this.results.append(empty);
    }
  }

  /** @param {Row} row */
  result([title, url, tags, line, meta]) {
    const item = element("li", "od-result");
    const link = element("a", "", title);
    link.setAttribute("href", this.home + url);
    const head = element("h3", "");
    head.append(link);
    const facts = element("p", "od-result__line");
    for (const [text, tone] of tags) facts.append(element("span", `od-tag od-tag--${tone}`, text), " ");
    facts.append(line.join(" · "));
    item.append(head, facts, element("p", "od-result__meta", meta.join(" · ")));
    return item;
  }

  /** @param {Index} index @param {URLSearchParams} state */
  showCounts(index, state) {
    index.facets.forEach(({ name }, place) => {
      const others = new URLSearchParams([...state].filter(([facet]) => facet !== name));
      /** @type {Record<string, number>} */
      const counts = {};
      for (const row of narrowed(index, others)) for (const code of row[6][place]) counts[code] = (counts[code] ?? 0) + 1;
      const chosen = state.getAll(name);
      for (const link of this.root.querySelectorAll(`[data-facet="${name}"] a[data-code]`)) {
        const code = link.getAttribute("data-code") ?? "";
        const count = link.parentElement?.querySelector(".od-facet__count");
        if (count) count.textContent = String(counts[code] ?? 0);
        link.parentElement?.toggleAttribute("hidden", !counts[code] && !chosen.includes(code));
        if (chosen.includes(code)) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    });
  }

  /** @param {string} order */
  showSort(order) {
    for (const choice of this.root.querySelectorAll("[data-sort]")) {
      if (choice.getAttribute("data-sort") === order) choice.setAttribute("aria-current", "true");
      else choice.removeAttribute("aria-current");
    }
  }
}

/** @param {URLSearchParams} state @param {string} facet @param {string} code */
function toggle(state, facet, code) {
  const rest = state.getAll(facet).filter((value) => value !== code);
  const had = state.getAll(facet).includes(code);
  state.delete(facet);
  for (const value of had ? rest : [...rest, code]) state.append(facet, value);
}

/** Values of one facet are alternatives, facets are conditions. @param {Index} index @param {URLSearchParams} state */
function narrowed(index, state) {
  const conditions = index.facets
    .map(({ name }, place) => /** @type {const} */ ([place, state.getAll(name)]))
    .filter(([, codes]) => codes.length);
  return index.rows.filter((row) => conditions.every(([place, codes]) => row[6][place].some((code) => codes.includes(code))));
}

/** @param {Row[]} rows @param {string | null} order */
function sorted(rows, order) {
  if (order === "oldest") return [...rows].sort((a, b) => (a[5] || "9999").localeCompare(b[5] || "9999"));
  if (order === "title") return [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return rows;
}

/** @param {string} name @param {string} style @param {string} [text] */
function element(name, style, text) {
  const made = document.createElement(name);
  if (style) made.className = style;
  if (text !== undefined) made.textContent = text;
  return made;
}
