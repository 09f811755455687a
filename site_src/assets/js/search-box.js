// Suggest records under the search box in the header: a combobox with a listbox (WAI-ARIA APG).

import { search } from "./search-engine.js";
import { h, marked } from "./search-excerpt.js";

const SHOWN = 8, PAUSE = 180;

/** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {Context} context */
export function attachBox(form, input, { home, words, index, failure }) {
  const list = h("div", { class: "od-search-box__list", role: "listbox", id: "od-search-list", "aria-label": words.suggestions, hidden: true });
  const status = h("p", { class: "od-search-box__status", role: "status" });
  form.append(list, status);
  const set = (/** @type {Record<string, string>} */ attributes) => Object.entries(attributes).forEach((one) => input.setAttribute(...one));
  set({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" });
  let turn = 0, timer = 0, active = -1;

  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
  const close = () => {
    list.hidden = true; active = -1; turn += 1;
    set({ "aria-expanded": "false" });
    input.removeAttribute("aria-activedescendant");
  };
  const activate = (/** @type {number} */ next) => {
    active = next;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    set({ "aria-activedescendant": options()[active].id });
    return options()[active].scrollIntoView({ block: "nearest" });
  };
  const suggest = async () => {
    const text = input.value.trim(), mine = (turn += 1);
    if (!text) { status.textContent = ""; return close(); }
    try {
      const opened = await index();
      const [kinds, { hits, total, query }] = await Promise.all([opened.facet("kind"), search(opened, text, { limit: SHOWN, withCounts: false })]);
      if (mine !== turn) return undefined;
      const option = (/** @type {string} */ href, /** @type {Node|string} */ content, more = "") => h("a", { class: `od-search-box__option${more}`, role: "option", tabindex: "-1", id: `od-search-${(made += 1)}`, href, "aria-selected": "false" }, content);
      let made = 0;
      list.replaceChildren(...[...new Set(hits.map((hit) => hit.texts.k))].map((kind) => {
        const name = kinds.labels[kinds.values.indexOf(kind)];
        return h("div", { role: "group", "aria-label": name }, h("p", { class: "od-search-box__kind", "aria-hidden": "true" }, name),
          ...hits.filter((hit) => hit.texts.k === kind).map(({ texts }) => option(home + texts.u, marked(texts.t, query, opened.folder))));
      }));
      list.append(option(`${form.action}?q=${encodeURIComponent(text)}`, hits.length ? words.all.replace("{n}", total) : words.none, " od-search-box__option--all"));
      list.hidden = false; active = -1;
      status.textContent = hits.length ? words.count.replace("{n}", total) : words.none;
      set({ "aria-expanded": "true" });
    } catch (error) {
      if (mine !== turn) return undefined;
      status.textContent = failure(error);
      list.replaceChildren(h("p", { class: "od-search-box__failure" }, status.textContent ?? ""));
      list.hidden = false;
    }
    return undefined;
  };

  let composing = false;
  const later = () => { clearTimeout(timer); timer = setTimeout(suggest, PAUSE); };
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; later(); });
  input.addEventListener("input", () => { if (!composing) later(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || composing) return;
    const count = list.hidden ? 0 : options().length;
    if (event.key === "Escape") { if (list.hidden) input.value = ""; close(); }
    else if (event.key === "Enter" && active >= 0) options()[active].click();
    else if (event.key === "ArrowDown" && !count) suggest();
    else if (event.key === "ArrowDown") activate((active + 1) % count);
    else if (event.key === "ArrowUp" && count) activate(active <= 0 ? count - 1 : active - 1);
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(/** @type {Node} */ (event.relatedTarget))) close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  if (input.value) suggest();
}
