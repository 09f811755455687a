/** Write an answer as text with its sources, as generator/penalty/text.py does. */

import { said } from "./check-said.js";

/** @param {Answer} answer @param {string} title @param {string} address @param {import("./check-view.js").Context} context @returns {string} */
export function answerText(answer, title, address, { rules, words }) {
  const { t, say, fineWords } = words;
  const act = answer.statutory.filter(({ regime }) => regime === "act"), newer = answer.statutory.filter(({ regime }) => regime === "newer");
  const says = (/** @type {Said[]} */ items, /** @type {string} */ group) => items.map((item) => [say(item, group)]);
  const saysOnce = (/** @type {Said[]} */ items, /** @type {string} */ group) => [...new Set(says(items, group).flat())].map((text) => [text]);
  /** @type {[string, string[][]][]} */
  const sections = [
    ["statutory", act.map(statutory)], ["newer", newer.map(statutory)], ["tiers", answer.tiers.map(tier)],
    ["outdated", answer.outdated.map(outdated)], ["general", answer.general.map(statutory)],
    ["conflicts", saysOnce(answer.conflicts, "conflict")], ["unknown", saysOnce(answer.unknown, "unknown")], ["path", says(answer.path, "path")],
  ];
  const lines = [title, t("penalty.notice")];
  for (const [name, entries] of sections) {
    if (!entries.length && name !== "statutory" && name !== "tiers") continue;
    lines.push("", t(`penalty.text.${name}`));
    entries.forEach(([first, ...rest], at) => lines.push(`${String(at + 1).padStart(3)}. ${first}`, ...rest.map((line) => `     ${line}`)));
    if (!entries.length) lines.push(`     ${t("penalty.text.nothing")}`);
  }
  return `${[...lines, "", t("check.address", { url: address }), t("check.as_of_data", { date: words.date(rules.asOf) })].join("\n")}\n`;

  /** @param {Item} item */
  function statutory({ row, law, conditions, fine, isLocal, milder }) {
    const heading = said(isLocal ? "local" : "item", { law }, { applies: t(`penalty.text.${conditions.length ? "conditional" : "applies"}`), article: row.article, force: words.force(law) });
    return [
      say(heading, "text"), words.pick(row.liability_zh, row.liability_en), t("penalty.text.fine", { fine: fineWords(fine) }),
      ...(row.subject !== "any" ? [t("penalty.text.subject", { subject: t(`penalty.subject.${row.subject}`) })] : []),
      ...measures(row), ...(milder ? [t("penalty.text.milder", { milder: t(`penalty.milder.${milder}`) })] : []),
      ...closing(conditions, row.source_url),
    ];
  }
  /** @param {Tier} one */
  function tier({ row, standard, conditions, fine, isComputed, lawId, article }) {
    const heading = said(isComputed ? "tier_computed" : "tier", { standard }, { applies: t(`penalty.text.${conditions.length ? "conditional" : "applies"}`), severity: row.severity, doc: standard.doc_no ? t("penalty.text.doc", { number: standard.doc_no }) : "", label: row.label_zh, article });
    const basis = lawId ? [say(said("tier_basis", { law: rules.laws.get(lawId) }, { article }), "text")] : [];
    const condition = words.pick(row.condition_zh, row.condition_en);
    return [say(heading, "text"), ...basis, ...(condition ? [condition] : []), t("penalty.text.fine", { fine: fineWords(fine) }), ...measures(row), ...closing(conditions, row.source_url || standard.source_url)];
  }
  /** @param {Outdated} one */
  function outdated({ tier: old, reason, movedTo }) {
    const heading = said("outdated_tier", { standard: old.standard }, { label: old.row.label_zh || t(`penalty.severity.${old.row.severity}`), reason: say(reason, "reason") });
    return [
      say(heading, "text"), t("penalty.text.fine", { fine: fineWords(old.fine) }),
      ...movedTo.map(([lawId, article]) => say(said("moved", { law: rules.laws.get(lawId) }, { article }), "text")),
      ...closing([], old.row.source_url || old.standard.source_url),
    ];
  }
  /** @param {Row} row */
  function measures(row) {
    return row.measures.length ? [t("penalty.text.measures", { measures: words.measures(row.measures) })] : [];
  }
  /** @param {Said[]} conditions @param {string} url */
  function closing(conditions, url) {
    return [
      ...(conditions.length ? [t("penalty.text.condition", { condition: words.conditions(conditions) })] : []),
      ...(url ? [t("penalty.text.source", { url })] : []),
    ];
  }
}
