/** Run the penalty check: the question lives in the form and in the address, the answer follows each change at once. */

import { answerText } from "./check-copy.js";
import { readAmount } from "./check-decimal.js";
import { h } from "./check-dom.js";
import { ask } from "./check-engine.js";
import { factsOf } from "./check-facts.js";
import { filterOf } from "./check-filter.js";
import { lineage, openRules } from "./check-rules.js";
import { answerView, summary, titleOf } from "./check-view.js";
import { wordsOf } from "./check-words.js";

const PARAMETERS = ["v", "region", "on", "decided", "base", "amount"], NATION = "100000";

/** @param {HTMLElement} page */
export async function attachCheck(page) {
  const { root = "", home = "", lang = "zh", rules: rulesPath = "", cases: casesPath = "" } = page.dataset;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part="${name}"]`));
  const form = /** @type {HTMLFormElement} */ (part("form"));
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const embedded = JSON.parse(part("words").textContent ?? "{}");
  const words = wordsOf(lang === "en" ? "en" : "zh", embedded.words), { t } = words;
  const load = async (/** @type {string} */ path) => {
    const response = await fetch(root + path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  /** @type {Rules} */
  let rules;
  /** @type {Row[]} */
  let cases;
  try {
    const [table, fines] = await Promise.all([load(rulesPath), load(casesPath)]);
    rules = openRules(table);
    cases = fines.cases;
  } catch {
    part("fallback").replaceChildren(h("p", { role: "alert" }, t("check.failed")));
    return;
  }
  const context = { rules, cases, words, home, unlinked: embedded.unlinked };
  const facts = factsOf(part("facts"), rules, words, changed);
  const narrowed = [
    narrowing("v", (value) => violationNames(/** @type {Row} */ (rules.violations.get(value)))),
    narrowing("region", regionNames),
  ];
  part("fallback").hidden = true;
  part("live").hidden = false;
  restore();

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const filter = narrowed.find(({ input }) => input === event.target);
    if (filter) filter.narrow();
    else changed(event);
  });
  form.addEventListener("reset", () => setTimeout(() => {
    history.replaceState(null, "", location.pathname);
    for (const { narrow } of narrowed) narrow();
    restore();
    field("v").focus();
  }));
  addEventListener("popstate", restore);

  /** @param {string} name @param {(value: string) => import("./check-filter.js").Names} namesOf */
  function narrowing(name, namesOf) {
    const input = /** @type {HTMLInputElement} */ (part(`${name}-filter`));
    const said = (/** @type {number|null} */ n) => { part(`${name}-count`).textContent = n === null ? "" : t("check.filter_count", { n }); };
    return { input, narrow: filterOf({ input, select: /** @type {any} */ (field(name)), namesOf, said, chosen: () => changed() }) };
  }

  /** @param {Row} row @returns {import("./check-filter.js").Names} */
  function violationNames(row) {
    const articles = (rules.byViolation.get(row.violation_id) ?? []).map((one) => {
      const law = rules.laws.get(one.law_id);
      return `${words.citation(/** @type {Row} */ (law), one.article)} 第${one.article.match(/^\d+/)?.[0] ?? ""}条 article ${one.article}`;
    });
    return { all: [row.name_zh, row.name_en, row.lay_terms_zh, row.lay_terms_en, ...articles].join(" "), own: [row.name_zh, row.name_en] };
  }

  /** @param {string} code @returns {import("./check-filter.js").Names} */
  function regionNames(code) {
    const rows = lineage(rules, code).map((one) => /** @type {Row} */ (rules.regions.get(one))).slice(0, -1);
    const own = [rows[0].name_zh, rows[0].name_en, code];
    return { all: [code, ...rows.flatMap((row) => [row.name_zh, row.name_en])].join(" "), own };
  }

  function restore() {
    const query = new URLSearchParams(location.search);
    for (const name of PARAMETERS) {
      const input = field(name);
      input.value = query.get(name) ?? { region: NATION, on: today(), base: "illegal-turnover" }[name] ?? "";
    }
    if (!field("base").value) field("base").value = "illegal-turnover";
    facts.show(field("v").value, field("region").value);
    const fact = (/** @type {string} */ name) => query.getAll(name).map((code) => [code, String(name === "fact")]);
    facts.choose({ ...Object.fromEntries([...fact("not"), ...fact("fact")]), subject: query.get("subject") ?? "" });
    complain("v", query.get("v") && !field("v").value ? t("penalty.error.unknown-violation", { value: query.get("v") ?? "" }) : "");
    complain("region", field("region").value ? "" : t("penalty.error.unknown-region", { value: query.get("region") ?? "" }));
    show();
  }

  /** @param {Event} [event] */
  function changed(event) {
    const name = /** @type {HTMLInputElement|null} */ (event?.target ?? null)?.name;
    if (!name || name === "v" || name === "region") {
      facts.show(field("v").value, field("region").value);
      complain("v", "");
      if (field("region").value) complain("region", "");
    }
    const query = new URLSearchParams();
    for (const one of PARAMETERS) {
      const value = field(one).value.trim();
      if (value && !(one === "base" && !field("amount").value.trim())) query.set(one, value);
    }
    for (const [code, value] of Object.entries(facts.given())) {
      if (code === "subject") query.set(code, value);
      else query.append(value === "true" ? "fact" : "not", code);
    }
    history.replaceState(null, "", `?${query}`);
    show();
  }

  /** Read the form; what cannot be understood is said at its field. @returns {Question|null} */
  function question() {
    const written = field("amount").value.trim(), amount = written ? readAmount(written) : null;
    const actOn = field("on").value, decidedOn = field("decided").value;
    const isAmountBad = written !== "" && amount === null, isDecisionBad = decidedOn !== "" && decidedOn < actOn;
    complain("amount", isAmountBad ? t("check.amount_bad", { value: written }) : "");
    complain("decided", isDecisionBad ? t("check.decided_bad") : "");
    complain("on", actOn ? "" : t("check.date_bad"));
    const violation = field("v").value, region = field("region").value;
    if (!violation || !region || !actOn || isAmountBad || isDecisionBad) return null;
    return { violation, region, actOn, decidedOn, basis: amount === null ? "" : field("base").value, amount, facts: facts.given() };
  }

  /** @param {string} name @param {string} message */
  function complain(name, message) {
    part(`${name}-error`).textContent = message;
    if (message) field(name).setAttribute("aria-invalid", "true");
    else field(name).removeAttribute("aria-invalid");
  }

  function show() {
    const asked = question();
    part("start").hidden = Boolean(field("v").value);
    part("jump").hidden = !asked;
    if (!asked) {
      part("summary").replaceChildren();
      part("answer").replaceChildren();
      return;
    }
    const answer = ask(rules, asked);
    part("summary").replaceChildren(h("p", { class: "od-check__title" }, titleOf(asked, context)), h("p", { class: "od-check__summary" }, summary(answer, context)));
    part("answer").replaceChildren(...[notice(answer, asked), ...answerView(answer, context)].filter((one) => one !== null));
  }

  /** @param {Answer} answer @param {Question} asked */
  function notice(answer, asked) {
    const said = h("span", { role: "status" });
    const copy = h("button", { type: "button" }, t("check.copy"));
    copy.addEventListener("click", async () => {
      const text = answerText(answer, titleOf(asked, context), location.href, context);
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = t("check.copied");
      } catch {
        const area = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "od-check__text", readonly: true, rows: 12, "aria-label": t("check.copy") }));
        area.value = text;
        tools.after(area);
        area.select();
        said.textContent = t("check.copy_failed");
      }
    });
    const print = h("button", { type: "button" }, t("check.print"));
    print.addEventListener("click", () => globalThis.print());
    const tools = h("p", { class: "od-check__tools" }, copy, print, said);
    return h("div", {}, h("p", { class: "od-check__notice" }, h("strong", {}, t("check.notice_head")), words.lang === "zh" ? "：" : ": ", t("penalty.notice")), tools);
  }
}

/** The day of the reader's calendar. */
function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}
