/** Filter the cooperation matrix, open the places below a province, and list the agreements of a cell. The address keeps it. */

import { cells, read, signers } from "./cooperation-rules.js";
import { Teller, row } from "./cooperation-words.js";
import { h } from "./check-dom.js";

const SHADES = [1, 2, 4, 8, 13];
const FILTERS = ["mechanism", "ip_type", "level", "status", "from", "to"];

/** @param {HTMLElement} page */
export async function attachMatrix(page) {
  const tell = new Teller(page);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part=${name}]`));
  const form = /** @type {HTMLFormElement} */ (part("form"));
  const dialog = /** @type {HTMLDialogElement} */ (part("dialog"));
  const [count, table, list, totals] = ["count", "table", "list", "totals"].map(part);
  /** @type {Fabric} */
  let fabric;
  try {
    fabric = await read(tell.data);
  } catch {
    count.textContent = tell.say("failed");
    return;
  }
  const binding = fabric.papers.filter((paper) => signers(paper).length > 1);
  const tops = [...new Set(binding.flatMap((paper) => signers(paper).map((one) => fabric.line(one.binds ?? "").at(-1) ?? "")))].sort();
  /** @type {Map<string, string[]>} */
  const below = new Map(tops.map((top) => [top, [...new Set(binding.flatMap((paper) => signers(paper).map((one) => one.binds ?? "")))].filter((code) => code !== top && fabric.line(code).at(-1) === top).sort()]));
  let state = fromAddress();
  /** @type {Map<string, Paper[]>} */
  let found = new Map();

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    return {
      ...Object.fromEntries([...FILTERS, "undated"].map((name) => [name, query.get(name) ?? ""])),
      open: (query.get("open") ?? "").split(",").filter((code) => below.get(code)?.length),
    };
  }
  function address() {
    const query = new URLSearchParams();
    for (const name of [...FILTERS, "undated"]) if (state[name]) query.set(name, state[name]);
    if (state.open.length) query.set("open", state.open.join(","));
    return query.size ? `?${query}`.replaceAll("%2C", ",") : location.pathname;
  }
  function go() {
    history.pushState(null, "", address());
    show();
  }

  /** All conditions but that of the year. @param {Paper} paper */
  const matches = (paper) =>
    (!state.mechanism || paper.commitments?.some((one) => one.mechanism === state.mechanism)) &&
    (!state.ip_type || paper.ip_types?.includes(state.ip_type)) &&
    (!state.level || paper.level === state.level) &&
    (!state.status || paper.status === state.status);
  /** @param {Paper} paper */
  function inYears({ signed_on }) {
    if (!state.from && !state.to) return true;
    if (!signed_on) return Boolean(state.undated);
    const year = signed_on.slice(0, 4);
    return (!state.from || year >= state.from) && (!state.to || year <= state.to);
  }

  function show() {
    for (const name of FILTERS) /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value = state[name];
    const undated = /** @type {HTMLInputElement} */ (form.elements.namedItem("undated"));
    undated.checked = Boolean(state.undated);
    undated.disabled = !state.from && !state.to;
    const matching = fabric.papers.filter(matches);
    const chosen = matching.filter(inYears);
    const axis = tops.flatMap((top) => [top, ...(state.open.includes(top) ? below.get(top) ?? [] : [])]);
    found = cells(fabric, chosen, axis);
    const isNarrowed = [...FILTERS].some((name) => state[name]);
    const left = matching.filter((paper) => !paper.signed_on && !inYears(paper)).length;
    if (isNarrowed) count.textContent = [
      tell.say("count_live", { n: chosen.length, m: chosen.filter((paper) => signers(paper).length > 1).length }),
      left ? tell.say("count_undated", { n: left }) : "",
    ].filter(Boolean).join(tell.lang === "en" ? " " : "");
    else count.textContent = tell.say("matrix_count", { n: binding.length, m: fabric.papers.length });
    const focused = document.activeElement?.closest("[data-open]")?.getAttribute("data-open");
    table.replaceChildren(drawn(axis));
    if (focused) /** @type {HTMLElement | null} */ (table.querySelector(`[data-open="${focused}"]`))?.focus();
    const opened = new Set([...list.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-code")));
    list.replaceChildren(...axis.map((code) => listed(code, axis, opened.has(code))));
    showTotals(chosen);
  }

  /** @param {string[]} axis */
  function drawn(axis) {
    const head = h("tr", {}, h("th", { scope: "col" }, tell.say("region")), axis.map((code) => h("th", { scope: "col", class: isLow(code) && "od-matrix__low" }, h("span", {}, short(code)))));
    return h("table", {}, h("thead", {}, head), h("tbody", {}, axis.map((a) => h("tr", {}, heading(a), axis.map((b) => cell(a, b))))));
  }
  /** @param {string} code */
  function heading(code) {
    const name = h("a", { href: `${tell.home}regions/${code}.html` }, short(code));
    const isOpen = state.open.includes(code);
    const button = below.get(code)?.length
      ? h("button", { type: "button", "data-open": code, "aria-expanded": String(isOpen), "aria-label": tell.say(isOpen ? "close" : "open", { name: short(code) }) })
      : null;
    return h("th", { scope: "row", class: isLow(code) && "od-matrix__low" }, button, name);
  }
  const isLow = (/** @type {string} */ code) => !tops.includes(code);
  const short = (/** @type {string} */ code) => tell.short(fabric, code);
  /** @param {string} a @param {string} b */
  function cell(a, b) {
    const papers = found.get(`${a} ${b}`);
    if (!papers) return h("td");
    const shade = SHADES.filter((least) => papers.length >= least).length;
    return h("td", { class: `od-matrix__cell od-matrix__cell--${shade}` }, link(a, b, String(papers.length)));
  }
  /** @param {string} a @param {string} b @param {string} text */
  function link(a, b, text) {
    return h("a", { href: question(a, b), "data-pair": `${a} ${b}` }, text);
  }
  /** @param {string} a @param {string} b */
  const question = (a, b) => `${tell.home}${page.dataset.between}?${new URLSearchParams({ a, b, ...(state.mechanism ? { mechanism: state.mechanism } : {}) })}`;
  /** @param {string} a @param {string[]} axis @param {boolean} isOpen */
  function listed(a, axis, isOpen) {
    const others = axis.filter((b) => found.has(`${a} ${b}`));
    return h("details", { "data-code": a, open: isOpen, hidden: !others.length },
      h("summary", {}, tell.place(fabric, a), " ", h("span", { class: "od-matrix__quiet" }, tell.say("partners_n", { n: others.filter((b) => b !== a && !isLow(b)).length }))),
      h("ul", {}, others.map((b) => h("li", {}, link(a, b, tell.pair(fabric, a, b)), " ", h("span", { class: "od-matrix__quiet" }, String(found.get(`${a} ${b}`)?.length))))));
  }
  /** @param {Paper[]} chosen */
  function showTotals(chosen) {
    for (const line of totals.querySelectorAll("tr")) {
      const papers = chosen.filter((paper) => paper.commitments?.some((one) => one.mechanism === line.dataset.code));
      const pairs = [...cells(fabric, papers, tops).keys()].map((pair) => pair.split(" ")).filter(([a, b]) => a < b).length;
      const [agreements, bound] = line.querySelectorAll("td");
      agreements.textContent = String(papers.length);
      bound.textContent = String(pairs);
      line.hidden = !papers.length;
    }
  }
  /** @param {string} pair */
  function ask(pair) {
    const [a, b] = pair.split(" ");
    const papers = found.get(pair) ?? [];
    const [title, items, more] = ["h2", "ul", ".od-more a"].map((one) => /** @type {HTMLElement} */ (dialog.querySelector(one)));
    title.textContent = tell.say("cell", { pair: tell.pair(fabric, a, b), n: papers.length });
    items.replaceChildren(...papers.map((paper) => h("li", {}, tell.paper(paper), h("p", { class: "od-matrix__quiet" }, row(tell.date(paper.signed_on), tell.say(`status.${paper.status}`))))));
    more.setAttribute("href", question(a, b));
    dialog.showModal();
  }

  page.addEventListener("click", (event) => {
    const on = /** @type {HTMLElement} */ (event.target);
    const code = on.closest("[data-open]")?.getAttribute("data-open");
    if (code) {
      state.open = state.open.includes(code) ? state.open.filter((one) => one !== code) : [...state.open, code].sort();
      go();
    }
    const pair = on.closest("[data-pair]")?.getAttribute("data-pair");
    if (pair && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      ask(pair);
    }
    if (on === dialog) dialog.close();
  });
  form.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    state[field.name] = field.type === "checkbox" && !field.checked ? "" : field.value;
    if (!state.from && !state.to) state.undated = "";
    go();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    state = { ...Object.fromEntries([...FILTERS, "undated"].map((name) => [name, ""])), open: state.open };
    go();
  });
  addEventListener("popstate", () => { state = fromAddress(); dialog.close(); show(); });
  form.hidden = false;
  page.dataset.live = "";
  show();
}
