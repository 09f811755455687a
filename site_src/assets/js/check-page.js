/** Run the penalty check: the question lives in the form and in the address, the answer follows each change at once. */

import { answerText } from "./check-copy.js";
import { readAmount } from "./check-decimal.js";
import { h } from "./check-dom.js";
import { ask } from "./check-engine.js";
import { lineage, openRules } from "./check-rules.js";
import { answerView, summary, titleOf } from "./check-view.js";
import { wordsOf } from "./check-words.js";

const PARAMETERS = ["v", "region", "on", "decided", "base", "amount", "subject"];

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
  const names = new Map([...rules.violations.values()].map((row) => [row.violation_id, namesOf(row)]));
  const select = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (field("v")));
  const groups = [...select.children].map((group) => ({ group, options: [...group.children] }));
  part("fallback").hidden = true;
  part("live").hidden = false;
  restore();

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => (event.target === part("filter") ? narrow() : changed(event)));
  form.addEventListener("reset", () => setTimeout(() => { history.replaceState(null, "", location.pathname); narrow(); restore(); select.focus(); }));
  addEventListener("popstate", restore);

  /** What a violation can be found by: names, everyday words, laws and articles. @param {Row} row */
  function namesOf(row) {
    const articles = (rules.byViolation.get(row.violation_id) ?? []).map((one) => {
      const law = rules.laws.get(one.law_id);
      return `${words.citation(/** @type {Row} */ (law), one.article)} 第${one.article.match(/^\d+/)?.[0] ?? ""}条 article ${one.article}`;
    });
    return [row.name_zh, row.name_en, row.lay_terms_zh, row.lay_terms_en, ...articles].join(" ").toLowerCase();
  }

  function narrow() {
    const wanted = /** @type {HTMLInputElement} */ (part("filter")).value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const isMeant = (/** @type {Element} */ option) => wanted.every((word) => (names.get(/** @type {HTMLOptionElement} */ (option).value) ?? "").includes(word));
    let count = 0;
    for (const { group, options } of groups.slice(1)) {
      const kept = options.filter((option) => isMeant(option) || /** @type {HTMLOptionElement} */ (option).selected);
      count += options.filter(isMeant).length;
      group.replaceChildren(...kept);
      /** @type {HTMLElement} */ (group).hidden = !kept.length;
    }
    part("filter-count").textContent = wanted.length ? t("check.filter_count", { n: count }) : "";
    const [only] = groups.slice(1).flatMap(({ options }) => options.filter(isMeant));
    if (count !== 1 || !wanted.length || select.value === /** @type {HTMLOptionElement} */ (only).value) return;
    select.value = /** @type {HTMLOptionElement} */ (only).value;
    changed();
  }

  function restore() {
    const query = new URLSearchParams(location.search);
    showFacts(query.get("v") ?? "", query.get("region") ?? "100000");
    const region = query.get("region") ?? "";
    const known = rules.regions.get(region);
    if (known && ![.../** @type {any} */ (field("region")).options].some(({ value }) => value === region)) {
      field("region").append(h("option", { value: region }, words.pick(known.name_zh, known.name_en)));
    }
    for (const name of PARAMETERS) {
      const input = field(name);
      if (input) input.value = query.get(name) ?? { region: "100000", on: today(), base: "illegal-turnover" }[name] ?? "";
      if (input && !input.value && name === "region") input.value = "100000";
      if (input && !input.value && name === "base") input.value = "illegal-turnover";
    }
    for (const box of facts()) box.checked = query.getAll("fact").includes(box.value);
    if (field("others")) field("others").checked = query.get("others") === "no";
    show();
  }

  /** @returns {HTMLInputElement[]} */
  function facts() {
    return [...form.querySelectorAll("[name=fact]")].map((box) => /** @type {HTMLInputElement} */ (box));
  }

  /** Show the facts that the branches for this violation and place turn on. @param {string} violation @param {string} region */
  function showFacts(violation, region) {
    const host = part("facts");
    const key = `${violation}|${region}`;
    if (host.dataset.key === key) return;
    host.dataset.key = key;
    const places = new Set([...lineage(rules, region), "100000"]);
    const rows = (rules.byViolation.get(violation) ?? []).filter((row) => places.has(rules.laws.get(row.law_id)?.jurisdiction_code));
    const known = new Map(rows.filter((row) => row.circumstance).map((row) => [row.circumstance, row]));
    const subjects = [...new Set(rows.map((row) => row.subject).filter((subject) => subject !== "any"))];
    host.replaceChildren(...[
      known.size ? h("fieldset", { class: "od-check__facts" }, h("legend", {}, t("check.facts")),
        [...known].map(([code, row]) => h("label", {}, h("input", { type: "checkbox", name: "fact", value: code }), h("span", {}, words.pick(row.when_zh, row.when_en)))),
        h("label", {}, h("input", { type: "checkbox", name: "others", value: "no" }), h("span", {}, t("check.others")))) : null,
      subjects.length ? h("p", { class: "od-check__field" }, h("label", { for: "check-subject" }, t("check.subject")),
        h("select", { id: "check-subject", name: "subject" }, h("option", { value: "" }, t("check.subject_none")),
          [...new Set([...subjects, "entity", "individual"])].map((code) => h("option", { value: code }, t(`penalty.subject.${code}`))))) : null,
    ].filter((one) => one !== null));
  }

  /** @param {Event} [event] */
  function changed(event) {
    const name = /** @type {HTMLInputElement|null} */ (event?.target ?? null)?.name;
    if (!name || name === "v" || name === "region") showFacts(select.value, field("region").value);
    const query = new URLSearchParams();
    for (const one of PARAMETERS) {
      const value = field(one)?.value.trim();
      if (value && !(one === "base" && !field("amount").value.trim())) query.set(one, value);
    }
    for (const box of facts()) if (box.checked) query.append("fact", box.value);
    if (field("others")?.checked) query.set("others", "no");
    history.replaceState(null, "", `?${query}`);
    show();
  }

  /** Read the form; what cannot be understood is said at its field. @returns {Question|null} */
  function question() {
    const isFalse = field("others")?.checked;
    /** @type {Record<string, string>} */
    const given = {};
    for (const box of facts()) if (box.checked || isFalse) given[box.value] = String(box.checked);
    if (field("subject")?.value) given.subject = field("subject").value;
    const written = field("amount").value.trim(), amount = written ? readAmount(written) : null;
    const actOn = field("on").value, decidedOn = field("decided").value;
    const isAmountBad = written !== "" && amount === null, isDecisionBad = decidedOn !== "" && decidedOn < actOn;
    complain("amount", isAmountBad ? t("check.amount_bad", { value: written }) : "");
    complain("decided", isDecisionBad ? t("check.decided_bad") : "");
    complain("on", actOn ? "" : t("check.date_bad"));
    if (!select.value || !actOn || isAmountBad || isDecisionBad || !rules.violations.has(select.value)) return null;
    return { violation: select.value, region: field("region").value, actOn, decidedOn, basis: amount === null ? "" : field("base").value, amount, facts: given };
  }

  /** @param {string} name @param {string} message */
  function complain(name, message) {
    part(`${name}-error`).textContent = message;
    if (message) field(name).setAttribute("aria-invalid", "true");
    else field(name).removeAttribute("aria-invalid");
  }

  function show() {
    const asked = question();
    part("start").hidden = Boolean(select.value);
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
