/** Answer a question as generator/penalty does: from the versions in force, through branches and tiers, to what is open. */

import { mayConcern } from "./check-competence.js";
import { localConflicts, tierConflicts } from "./check-conflicts.js";
import { plain } from "./check-decimal.js";
import { distinct, joined, notes, said } from "./check-said.js";
import { branches } from "./check-statutory.js";
import { ANY_VIOLATION, searchTiers } from "./check-tiers.js";
import { familiesOf, inForce, newer } from "./check-versions.js";

/** Return what `question` comes to; its parts must be known to `rules`. @param {Rules} rules @param {Question} question @returns {Answer} */
export function ask(rules, question) {
  const start = startOf(rules, question);
  if (rules.regions.get(question.region)?.is_outside) return outside(rules, question, start);
  const held = familiesOf(rules, question.violation, question);
  const found = branches(rules, question.violation === ANY_VIOLATION ? [] : held.rows, question, "act", held.unverified);
  const later = newer(rules, question, held, found.items);
  const general = generalRules(rules, question);
  const tiers = searchTiers(rules, question, {
    items: new Map(found.items.map((item) => [item.row.provision_id, item])),
    ruledOut: new Set(found.leftOut.map(({ row }) => row.provision_id)),
    isExempt: found.leftOut.some(({ why }) => why === "left-out-exempt"),
    inForce: inForce(rules, question.actOn),
  });
  const all = joined(start, held.notes, branchNotes(found, question), later.notes, general.notes, tiers.notes);
  return {
    question,
    statutory: [...found.items, ...later.items],
    tiers: tiers.tiers,
    outdated: tiers.outdated,
    general: general.items,
    conflicts: distinct([...localConflicts(found.items), ...tierConflicts(tiers.tiers, found.items)]),
    path: all.path,
    unknown: distinct(all.unknown),
  };
}

/** @param {Rules} rules @param {Question} question */
function startOf(rules, question) {
  const violation = /** @type {Row} */ (rules.violations.get(question.violation));
  const place = /** @type {Row} */ (rules.regions.get(question.region));
  const asked = said("question", { place }, { violation_zh: violation.name_zh, violation_en: violation.name_en, act_on: question.actOn });
  const figure = !question.basis || question.amount === null ? said("no-amount")
    : said("amount", {}, { basis: question.basis, amount_cny: plain(question.amount) });
  const isGone = place.valid_to && question.actOn.slice(0, place.valid_to.length) >= place.valid_to;
  return notes([asked, figure], isGone ? [said("region-abolished", { place }, { end_on: place.valid_to })] : []);
}

/** @param {Rules} rules @param {Question} question @param {Notes} start @returns {Answer} */
function outside(rules, question, start) {
  const place = rules.regions.get(question.region);
  return {
    question, statutory: [], tiers: [], outdated: [], general: [], conflicts: [],
    path: [...start.path, said("outside", { place })],
    unknown: [...start.unknown, said("law-not-applied-here", { place }), said("no-published-standard")],
  };
}

/** A step for each branch, and which figures and facts would decide those that are open. @param {Branches} found @param {Question} question */
function branchNotes({ items, leftOut }, question) {
  const path = [
    ...items.map(branchStep),
    ...leftOut.map(({ row, law, why }) => said(why, { law }, {
      article: row.article, provision_id: row.provision_id, when_zh: row.when_zh, when_en: row.when_en, subject: row.subject,
    })),
  ];
  const unknown = [];
  for (const { law, row, conditions, fine } of items) {
    for (const { code, params } of conditions) {
      if (code === "threshold" || code === "fine-base") unknown.push(said("figure-needed", {}, { basis: params.basis }));
      else if (code === "circumstance") unknown.push(said("fact-needed", {}, params));
      else if (code === "none-not-stated") unknown.push(said("none-not-stated", { law }, { ...params, article: row.article }));
    }
    if (fine.basis === "unspecified") unknown.push(said("fine-unspecified", { law }, { article: row.article }));
    if (law.is_historical) unknown.push(said("historical-only", { law }));
  }
  const subjects = new Set(items.map(({ row }) => row.subject).filter((subject) => subject !== "any"));
  if (subjects.size > 1 && !("subject" in question.facts)) unknown.push(said("subject-needed"));
  return notes(path, unknown);
}

/** @param {Item} item */
function branchStep({ law, row, conditions }) {
  const codes = new Set(conditions.map(({ code }) => code));
  let code = codes.size ? "branch-conditional" : "branch-applies";
  if (codes.size && [...codes].every((one) => one === "validity" || one === "fine-base")) {
    code = codes.has("validity") ? "branch-unverified" : "branch-figure-open";
  }
  return said(code, { law }, {
    article: row.article, provision_id: row.provision_id, liability_zh: row.liability_zh, liability_en: row.liability_en,
    when_zh: row.when_zh, when_en: row.when_en,
  });
}

/** The provisions for any violation in force at the act: national ones and those of the region. @param {Rules} rules @param {Question} question */
function generalRules(rules, question) {
  const violation = /** @type {Row} */ (rules.violations.get(question.violation));
  const held = familiesOf(rules, ANY_VIOLATION, question);
  const meant = held.rows.filter((row) => mayConcern(/** @type {Row} */ (rules.laws.get(row.law_id)), violation));
  const found = branches(rules, meant, question, "act", held.unverified);
  const laws = new Map(found.items.map(({ law }) => [law.law_id, law]));
  // A doubt about a law that gives nothing here concerns nobody.
  const unknown = held.notes.unknown.filter(({ code, params }) => laws.has(params.law_id ?? "") || (code === "no-version-held" && !laws.size));
  return {
    items: found.items.map((item) => ({ ...item, milder: null })),
    notes: notes([...laws.values()].map((law) => said("general-rules", { law })), unknown),
  };
}
