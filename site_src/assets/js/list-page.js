/** Run the live list: the question lives in the address; records, facets, conditions and notices follow it. */

import { h } from "./check-dom.js";
import { ListData } from "./list-data.js";
import { Facets } from "./list-facets.js";
import { conditions, sorted, survey, wider } from "./list-model.js";
import { Said } from "./list-said.js";
import { isOrdered, readEnd, readState, toggled, VIEWS, wantsMore, writeState } from "./list-state.js";
import { view } from "./list-views.js";

/** @type {Record<string, number>} */
const PAGE = { cards: 25, table: 50, timeline: 100 };
const PAUSE = 120;

export class ListPage {
  /** @param {HTMLElement} root @param {ListData} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.index = data.index;
    this.home = root.dataset.home ?? "";
    this.facets = new Facets(this.part("facets"), this.index, link);
    this.said = new Said(this.index, link);
    this.turn = 0;
    window.addEventListener("popstate", () => this.show());
  }

  /** @param {HTMLElement} root @param {Response} answer the list's index @returns {Promise<ListPage>} */
  static async open(root, answer) { return new ListPage(root, await ListData.open(answer)); }

  /** @param {string} name */
  part(name) { return /** @type {HTMLElement} */ (this.root.querySelector(`[data-part="${name}"]`)); }

  /** Bring the facets to life before anything is chosen, then fetch the rest of the records. */
  async settle() {
    await this.data.more();
    if (!location.search) {
      const state = this.read().state;
      this.facets.show(state, survey(this.index, []).counts);
    }
    await this.data.rest();
  }

  read() { return readState(this.index, new URLSearchParams(location.search)); }

  /** @param {ListState} state @param {{replace?: boolean}} [how] */
  go(state, { replace = false } = {}) {
    history[replace ? "replaceState" : "pushState"](null, "", link(state));
    return this.show();
  }

  /** Follow a live link: one that this script has made, or one that the page came with. @param {HTMLAnchorElement} anchor */
  async take(anchor) {
    const href = anchor.getAttribute("href") ?? "", key = anchor.dataset.key;
    if (key) history.pushState(null, "", href || location.pathname);
    else {
      if (wantsMore(this.index, new URLSearchParams(location.search))) await this.data.more();
      const { state } = this.read(), { code, sort, view: name } = anchor.dataset;
      const facet = anchor.closest("[data-facet]")?.getAttribute("data-facet") ?? "";
      history.pushState(null, "", link(code ? toggled(state, facet, code) : { ...state, page: 1, ...(sort && { sort }), ...(name && { view: name }) }));
    }
    await this.show();
    if (key && !anchor.isConnected && !this.root.contains(document.activeElement)) this.count().focus();
    if (key?.startsWith("page:")) { this.count().focus(); this.part("bar").scrollIntoView({ block: "start" }); }
  }

  count() { return /** @type {HTMLElement} */ (this.root.querySelector(".od-list__count")); }

  /** @param {HTMLFormElement} form the words, or the ranges */
  submit(form) {
    const { state } = this.read(), data = new FormData(form);
    if (form.dataset.part === "find") return this.go({ ...state, page: 1, q: String(data.get("q")).trim() });
    /** @type {ListState["ranges"]} */
    const ranges = {};
    let wrong = /** @type {HTMLInputElement|null} */ (null);
    for (const set of form.querySelectorAll("fieldset")) {
      const fields = [...set.querySelectorAll("input")], name = fields[0].name.replace(/_from$/, "");
      const read = fields.map((field) => (field.value.trim() ? readEnd(name, field.value) : ""));
      const bad = read.indexOf(null), range = { from: read[0] ?? "", to: read[1] ?? "" };
      const isMixed = bad < 0 && !isOrdered(name, range), kind = name === "date" ? "bad_date" : "bad_amount";
      this.complain(set, fields, bad < 0 ? (isMixed ? this.index.words.bad_order : "") : this.index.words[kind].replace("{value}", fields[bad].value), bad);
      if (bad >= 0 || isMixed) wrong ??= fields[Math.max(bad, 0)];
      if (range.from || range.to) ranges[name] = range;
    }
    if (wrong) return wrong.focus();
    return this.go({ ...state, page: 1, ranges });
  }

  /** @param {Element} set @param {HTMLInputElement[]} fields @param {string} text '' for nothing to complain of @param {number} bad which field, or both at -1 */
  complain(set, fields, text, bad) {
    set.querySelector(".od-range__error")?.remove();
    fields.forEach((field, i) => { if (text && (bad < 0 || bad === i)) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid"); });
    if (text) set.append(h("p", { class: "od-range__error", role: "alert" }, text));
  }

  async show() {
    const mine = (this.turn += 1), found = this.part("found");
    const late = setTimeout(() => found.setAttribute("aria-busy", "true"), PAUSE);
    try {
      if (wantsMore(this.index, new URLSearchParams(location.search))) await this.data.more();
      const { state, ignored } = this.read(), notices = [];
      if (ignored.length) notices.push(this.said.ignored(ignored));
      const words = state.q ? await this.found(state.q).catch(() => null) : null;
      if (mine !== this.turn) return;
      if (words?.relaxed.length) notices.push(this.said.relaxed(words.relaxed));
      if (state.q && !words) notices.push(this.index.words.text_failed);
      const asked = conditions(this.index, state, words?.records ?? null), { kept, counts, lacking } = survey(this.index, asked);
      notices.push(...this.said.lacking(state, lacking));
      this.showFrame(state, counts, notices);
      await this.showRecords(state, kept, words?.records ?? null, mine);
      if (!this.index.byTitle) { await this.data.more(); if (mine === this.turn) this.facets.show(state, counts); }
    } catch {
      if (mine === this.turn) this.count().textContent = this.index.words.failed;
    } finally {
      clearTimeout(late);
      if (mine === this.turn) found.removeAttribute("aria-busy");
    }
  }

  /** What stands around the records. @param {ListState} state @param {Int32Array[]} counts @param {string[]} notices */
  showFrame(state, counts, notices) {
    this.facets.show(state, counts);
    this.part("notices").replaceChildren(...notices.map((text) => h("p", { class: "od-list__note" }, text)));
    const chips = this.part("chips"), focused = chips.contains(document.activeElement);
    chips.replaceChildren(...this.said.chips(state));
    if (focused) /** @type {HTMLElement|null} */ (chips.querySelector("a") ?? this.count()).focus();
    for (const choice of this.root.querySelectorAll("a[data-view], a[data-sort]")) {
      const { view: name, sort } = /** @type {HTMLElement} */ (choice).dataset;
      choice.setAttribute("href", link({ ...state, page: 1, ...(name ? { view: name } : { sort }) }));
      if (name === state.view || sort === state.sort) choice.setAttribute("aria-current", "true");
      else choice.removeAttribute("aria-current");
    }
    this.root.dataset.view = VIEWS.includes(state.view) ? state.view : VIEWS[0];
    const words = /** @type {HTMLInputElement|null} */ (this.part("find").querySelector("[name=q]"));
    if (words && words !== document.activeElement) words.value = state.q;
    for (const field of this.part("ranges").querySelectorAll("input")) {
      const [, name, end] = /^(\w+)_(from|to)$/.exec(field.name) ?? [], value = state.ranges[name]?.[/** @type {"from"|"to"} */ (end)] ?? "";
      // What was typed stays as it was typed while it means the same.
      if ((readEnd(name, field.value) ?? "") !== value) field.value = value;
    }
  }

  /** @param {ListState} state @param {number[]} kept @param {Set<number>|null} found @param {number} mine */
  async showRecords(state, kept, found, mine) {
    const box = this.part("found"), pages = Math.max(1, Math.ceil(kept.length / PAGE[state.view]));
    state.page = Math.min(state.page, pages);
    const first = (state.page - 1) * PAGE[state.view];
    const records = sorted(this.index, kept, state).slice(first, first + PAGE[state.view]), rows = await this.data.rows(records);
    if (mine !== this.turn) return undefined;
    this.count().textContent = this.index.words[pages > 1 ? "count_page" : "count"].replace("{n}", String(kept.length)).replace("{page}", String(state.page)).replace("{pages}", String(pages));
    this.part("pager").replaceChildren(...this.said.pager(state, pages));
    if (!kept.length) return box.replaceChildren(this.said.empty(state, wider(this.index, state, found)));
    const focused = box.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
    const months = new Map();
    if (state.view === "timeline") for (const record of kept) {
      const date = this.index.dates[this.index.dateOf[record]];
      for (const key of [date.slice(0, 4), `m${date.slice(0, 7)}`]) months.set(key, (months.get(key) ?? 0) + 1);
    }
    box.replaceChildren(view(state.view, { index: this.index, home: this.home, state, first: first + 1, link }, records, rows, (key) => months.get(key) ?? 0));
    if (focused) /** @type {HTMLElement|null} */ (box.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
    return undefined;
  }

  /** Ask the site's search for the records of this list that have the words. @param {string} text */
  async found(text) {
    const [{ SearchIndex }, { search }] = await Promise.all([import("./search-index.js"), import("./search-engine.js")]);
    const { root = "", lang = "" } = this.root.dataset;
    this.searching ??= SearchIndex.open(root, lang).catch((error) => { this.searching = undefined; throw error; });
    const opened = await this.searching, kinds = await opened.facet("kind");
    const { ids, relaxedTo } = await search(opened, text, { chosen: { kind: [this.index.kind] }, limit: 0, withCounts: false });
    // The search numbers all documents newest first: the n-th of this kind is the n-th of the list as searched.
    const mine = kinds.sets.map((set) => set.some((i) => kinds.values[i] === this.index.kind)), order = new Map();
    kinds.column.forEach((/** @type {number} */ set, /** @type {number} */ id) => { if (mine[set]) order.set(id, /** @type {Uint32Array} */ (this.index.asSearched)[order.size]); });
    return { records: new Set(ids.map((id) => order.get(id))), relaxed: relaxedTo };
  }
}

/** The address of a state. @param {ListState} state */
function link(state) {
  const query = writeState(state);
  return query ? `?${query}` : location.pathname;
}
