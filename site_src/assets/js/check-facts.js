/** Ask for the facts that the branches for a violation and a place turn on: each is the case, is not, or is not known. */

import { h } from "./check-dom.js";
import { lineage } from "./check-rules.js";

const OPEN = "open", ANSWERS = [[OPEN, "fact_open"], ["true", "fact_true"], ["false", "fact_false"]];

/** @param {HTMLElement} host @param {Rules} rules @param {any} words @param {() => void} changed */
export function factsOf(host, rules, words, changed) {
  const { t, pick } = words;
  const subject = () => /** @type {HTMLSelectElement|null} */ (host.querySelector("[name=subject]"));
  const radios = () => [...host.querySelectorAll("[data-fact]")].map((radio) => /** @type {HTMLInputElement} */ (radio));

  /** The facts as chosen: circumstance → "true" or "false", and the subject. @returns {Record<string, string>} */
  function given() {
    const found = Object.fromEntries(radios().filter(({ checked, value }) => checked && value !== OPEN).map(({ dataset, value }) => [dataset.fact ?? "", value]));
    return subject()?.value ? { ...found, subject: subject()?.value ?? "" } : found;
  }

  /** @param {Record<string, string>} facts */
  function choose(facts) {
    for (const radio of radios()) radio.checked = (facts[radio.dataset.fact ?? ""] ?? OPEN) === radio.value;
    const select = subject();
    if (select) select.value = facts.subject ?? "";
    if (select && select.selectedIndex < 0) select.value = "";
  }

  /** Show the facts that matter for a violation in a region; what was chosen stays chosen. @param {string} violation @param {string} region */
  function show(violation, region) {
    const key = `${violation}|${region}`;
    if (host.dataset.key === key) return;
    host.dataset.key = key;
    const kept = given();
    const places = new Set([...lineage(rules, region), "100000"]);
    const rows = (rules.byViolation.get(violation) ?? []).filter((row) => places.has(rules.laws.get(row.law_id)?.jurisdiction_code));
    const circumstances = new Map(rows.filter((row) => row.circumstance).map((row) => [row.circumstance, row]));
    const subjects = [...new Set(rows.map((row) => row.subject).filter((one) => one !== "any"))];
    host.replaceChildren(...[
      circumstances.size ? h("fieldset", { class: "od-check__facts" }, h("legend", {}, t("check.facts")),
        [...circumstances].map(([code, row]) => fact(code, pick(row.when_zh, row.when_en))), circumstances.size > 1 ? othersButton() : null) : null,
      subjects.length ? h("p", { class: "od-check__field" }, h("label", { for: "check-subject" }, t("check.subject")),
        h("select", { id: "check-subject", name: "subject" }, h("option", { value: "" }, t("check.subject_none")),
          [...new Set([...subjects, "entity", "individual"])].map((code) => h("option", { value: code }, t(`penalty.subject.${code}`))))) : null,
    ].filter((one) => one !== null));
    choose(kept);
  }

  /** @param {string} code @param {string} text */
  function fact(code, text) {
    return h("fieldset", { class: "od-check__fact" }, h("legend", {}, text), h("div", { class: "od-check__answers" }, ANSWERS.map(([value, name]) =>
      h("label", {}, h("input", { type: "radio", name: `fact-${code}`, "data-fact": code, value }), h("span", {}, t(`check.${name}`))))));
  }

  function othersButton() {
    const button = h("button", { type: "button" }, t("check.others"));
    button.addEventListener("click", () => {
      const known = given();
      for (const radio of radios()) if (radio.value === "false" && !((radio.dataset.fact ?? "") in known)) radio.checked = true;
      changed();
    });
    return h("p", { class: "od-check__others" }, button);
  }
  return { show, given, choose };
}
