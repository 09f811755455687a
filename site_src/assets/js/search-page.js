// Run the search page: the question lives in the address, results and facets follow it.

import { isWide } from "./toggles.js";
import { FACETS, search } from "./search-engine.js";
import { day, excerpt, h, marked } from "./search-excerpt.js";

const PAGE = 10, PAUSE = 250, OPEN_VALUES = 8;
/** @type {Record<string, string>} */
const PARAMETERS = { kind: "kind", region: "region", year: "year", ip_type: "ip", violation: "violation" };

/** @param {HTMLElement} page @param {Context} context */
export function attachPage(page, { home, lang, words, index, failure }) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part=${name}]`));
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const [status, results, facets, more, advice] = ["status", "results", "facets", "more", "advice"].map(part);
  let state = read(), limit = PAGE, turn = 0, timer = 0, composing = false;

  function read() {
    const query = new URLSearchParams(location.search);
    return { q: query.get("q") ?? "", chosen: Object.fromEntries(FACETS.map((name) => [name, query.getAll(PARAMETERS[name])])) };
  }
  function address() {
    const query = new URLSearchParams(state.q ? { q: state.q } : {});
    for (const name of FACETS) for (const value of state.chosen[name]) query.append(PARAMETERS[name], value);
    return query.size ? `?${query}` : location.pathname;
  }
  function go(/** @type {"pushState"|"replaceState"} */ how) {
    clearTimeout(timer);
    limit = PAGE;
    if (address() !== location.search) history[how](null, "", address());
    show();
  }

  async function show() {
    const mine = (turn += 1);
    page.setAttribute("aria-busy", "true");
    try {
      const opened = await index();
      const found = await search(opened, state.q, { chosen: state.chosen, limit });
      if (mine !== turn) return;
      const [places, kinds] = await Promise.all(["region", "kind"].map((name) => opened.facet(name)));
      const from = results.childElementCount;
      results.replaceChildren(...found.hits.map((hit) => result(hit, found.query, opened.folder, places, kinds)));
      if (limit > PAGE) /** @type {HTMLElement|null} */ (results.children[from]?.querySelector("a"))?.focus();
      status.textContent = say(found);
      more.hidden = found.hits.length >= found.total;
      advice.hidden = found.total > 0;
      showFacets(found.counts);
    } catch (error) {
      if (mine !== turn) return;
      results.replaceChildren();
      status.textContent = failure(error);
      more.hidden = true;
    }
    page.removeAttribute("aria-busy");
  }

  /** @param {Results} found */
  function say(found) {
    const relaxed = found.relaxedTo.length ? words.relaxed.replace("{words}", found.relaxedTo.join(words.comma)) : "";
    return relaxed + (found.total ? words[found.isExact ? "count" : "about"].replace("{n}", String(found.total)) : words.none);
  }

  /** @param {Hit} hit @param {Query} query @param {Folder} folder @param {Facet} places @param {Facet} kinds */
  function result({ texts }, query, folder, places, kinds) {
    const place = places.labels[places.values.indexOf(texts.r)] ?? "";
    return h("li", { class: "od-search-result" },
      h("h2", { class: "od-search-result__title" }, h("span", { class: "od-search-result__kind" }, kinds.labels[kinds.values.indexOf(texts.k)]), " ", h("a", { href: home + texts.u }, marked(texts.t, query, folder))),
      h("p", { class: "od-search-result__excerpt" }, excerpt(texts, query, folder, lang)),
      h("p", { class: "od-search-result__meta" }, [place, day(texts.d, lang)].filter(Boolean).join(" · ")));
  }

  /** @param {Results["counts"]} counts */
  function showFacets(counts) {
    const focused = /** @type {HTMLInputElement|null} */ (facets.contains(document.activeElement) ? document.activeElement : null);
    const open = new Set([...facets.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-facet")));
    facets.replaceChildren(...FACETS.map((name) => group(name, counts[name], open.has(name))).filter((one) => one !== null));
    if (focused) /** @type {HTMLElement|null} */ (facets.querySelector(`[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`))?.focus();
  }

  /** @param {string} name @param {{value: string, label: string, count: number}[]} all @param {boolean} isOpen */
  function group(name, all, isOpen) {
    const chosen = state.chosen[name];
    const values = all.filter((one) => one.count || chosen.includes(one.value));
    values.sort((a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)) || (name === "year" ? b.value.localeCompare(a.value) : b.count - a.count || (a.value < b.value ? -1 : 1)));
    if (!values.length) return null;
    const boxes = values.map((one) => h("label", { class: "od-search-facet__value" },
      h("input", { type: "checkbox", name, value: one.value, checked: chosen.includes(one.value) }),
      h("span", {}, one.label), " ", h("span", { class: "od-search-facet__count" }, String(one.count))));
    const rest = boxes.slice(OPEN_VALUES);
    return h("fieldset", { class: "od-search-facet" }, h("legend", {}, words.facets[name]), ...boxes.slice(0, OPEN_VALUES),
      ...(rest.length ? [h("details", { "data-facet": name, open: isOpen }, h("summary", {}, words.rest.replace("{n}", String(rest.length))), ...rest)] : []));
  }

  const typed = () => { state = { ...state, q: input.value.trim() }; };
  form.addEventListener("submit", (event) => { event.preventDefault(); typed(); go("pushState"); });
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; input.dispatchEvent(new Event("input")); });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(() => { typed(); go("replaceState"); }, PAUSE);
  });
  facets.addEventListener("change", (event) => {
    const { name } = /** @type {HTMLInputElement} */ (event.target);
    const checked = /** @type {NodeListOf<HTMLInputElement>} */ (facets.querySelectorAll(`[name="${name}"]:checked`));
    state = { ...state, chosen: { ...state.chosen, [name]: [...checked].map((one) => one.value) } };
    go("pushState");
  });
  more.addEventListener("click", () => { limit += PAGE; show(); });
  addEventListener("popstate", () => { state = read(); input.value = state.q; limit = PAGE; show(); });
  part("fallback").hidden = true;
  part("live").hidden = false;
  part("filter").toggleAttribute("open", isWide());
  input.value = state.q;
  show();
}
