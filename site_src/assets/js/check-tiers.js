/** Look through the levels of a region, nearest first, for the tiers that a question meets. */

import { ONE, times } from "./check-decimal.js";
import { binds, mayConcern } from "./check-competence.js";
import { lineage } from "./check-rules.js";
import { joined, notes, said } from "./check-said.js";
import { amountOf, bounds, compare, fits, isKnown, isSet, noFigure, thresholdOf, wholeArticle } from "./check-statutory.js";

export const ANY_VIOLATION = "any-violation";
const RANGE = "statutory-range";
const MAY_HOLD_TIERS = new Set(["tier-table", "general-rule", "no-penalty-list", "points-system"]);
const SEVERITIES = ["no-penalty", "mitigated", "light", "ordinary", "heavy"];
const AMOUNTS = new Set(["illegal-turnover", "illegal-gains", "goods-value"]);

/** @param {Partial<Found>} [parts] @returns {Found} */
const found = (parts = {}) => ({ tiers: [], outdated: [], notes: notes(), hasLevel: false, ...parts });

/** @param {Found} later @param {Found} earlier @returns {Found} */
const after = (later, earlier) => ({ ...later, outdated: [...earlier.outdated, ...later.outdated], notes: joined(earlier.notes, later.notes) });

/** @param {Rules} rules @param {Question} question @param {Ground} ground @returns {Found} */
export function searchTiers(rules, question, ground) {
  let all = found();
  for (const code of lineage(rules, question.region)) {
    all = after(levelOf(rules, code, question, ground), all);
    if (all.hasLevel) return all;
  }
  return after(found({ notes: notes([said("no-standard")], [said("no-published-standard")]) }), all);
}

/** @param {Rules} rules @param {string} level @param {Question} question @param {Ground} ground @returns {Found} */
function levelOf(rules, level, question, ground) {
  const place = rules.regions.get(level);
  const standards = rules.standards.filter((one) => one.places.includes(level));
  let all = found({ notes: notes([said("level", { place })]) });
  const matched = [];
  let hasTiers = false;
  for (const standard of standards) {
    const one = standardOf(rules, standard, level, question, ground);
    matched.push(...one.tiers);
    hasTiers ||= one.hasLevel;
    all = after(one, all);
  }
  if (hasTiers) {
    const unknown = matched.length ? [] : [said("no-tier-for-amount", { place })];
    const path = [said("level-found", { place }, { count: String(matched.length) })];
    return after(found({ tiers: inOrder(matched), notes: notes(path, unknown), hasLevel: true }), all);
  }
  const general = generalOf(rules, standards, level, question, ground);
  if (general.hasLevel) return after(general, all);
  return after(found({ notes: joined(general.notes, notes([said("level-none", { place })])) }), all);
}

/** @param {Row} standard */
const isGeneral = (standard) => standard.tiers.some((/** @type {Row} */ tier) => tier.violation_id === ANY_VIOLATION);

/** @param {Rules} rules @param {Row} standard @param {string} level @param {Question} question @param {Ground} ground @returns {Found} */
function standardOf(rules, standard, level, question, ground) {
  const violation = /** @type {Row} */ (rules.violations.get(question.violation));
  const hasOwn = standard.tiers.some((/** @type {Row} */ tier) => tier.violation_id === question.violation);
  const isMeant = binds(standard, violation) && mayConcern(standard, violation);
  if ((isGeneral(standard) && !hasOwn) || !(hasOwn || (isMeant && MAY_HOLD_TIERS.has(standard.kind)))) return found();
  const reason = unfit(standard, question.actOn);
  if (reason) return found({ notes: notes([said("standard-unfit", { standard })], [reason]) });
  if (!hasOwn) return found({ notes: notes([], standard.not_seen_zh ? [said("tiers-not-seen", { standard }, { not_seen_zh: standard.not_seen_zh })] : []) });
  const { tiers, outdated, hasTiers } = match(rules, standard, level, question, ground);
  if (!hasTiers) return found({ outdated, notes: notes([said("standard-outdated", { standard })]) });
  return found({ tiers, outdated, hasLevel: true, notes: notes([said("standard-used", { standard }, { count: String(tiers.length) })], doubts(standard)) });
}

/** Return why `standard` gives no tiers for an act on a day; null where it does. @param {Row} standard @param {string} on @returns {Said|null} */
function unfit(standard, on) {
  if (standard.status === "draft") return said("standard-draft", { standard });
  const end = standard.effective_to;
  if (end && on.slice(0, end.length) > end) return said("standard-expired", { standard }, { end_on: end });
  if (standard.status === "expired" && !end) return said("standard-expired-undated", { standard });
  const start = standard.effective_from || standard.issued_on;
  return start && on.slice(0, start.length) < start ? said("standard-not-yet", { standard }, { start_on: start }) : null;
}

/** @param {Row} standard */
function doubts(standard) {
  const all = [];
  if (!standard.effective_from) all.push(said("standard-dates-unknown", { standard }));
  else if (standard.status === "unknown") all.push(said("standard-status-unknown", { standard }));
  if (standard.not_seen_zh) all.push(said("standard-incomplete", { standard }, { not_seen_zh: standard.not_seen_zh }));
  return all;
}

/** @param {Rules} rules @param {Row} standard @param {string} level @param {Question} question @param {Ground} ground */
function match(rules, standard, level, question, ground) {
  const tiers = [], outdated = [];
  let hasTiers = false;
  for (const row of standard.tiers) {
    if (row.violation_id !== question.violation) continue;
    const reason = outdatedBy(rules, row, ground);
    if (!reason) {
      hasTiers = true;
      // Not being punished does not depend on the branch that punishes.
      if (row.severity !== "no-penalty" && (ground.ruledOut.has(row.provision_id) || (ground.isExempt && row.fine_basis !== "none"))) continue;
    }
    const tier = tierOf(rules, standard, row, level, question, ground);
    if (!tier) continue;
    if (reason) outdated.push({ tier, reason, movedTo: movedTo(rules, row, ground) });
    else tiers.push(tier);
  }
  return { tiers, outdated, hasTiers };
}

/** Return a tier for the question; null where the amount lies outside it.
 * @param {Rules} rules @param {Row} standard @param {Row} row @param {string} level @param {Question} question @param {Ground} ground @returns {Tier|null} */
function tierOf(rules, standard, row, level, question, ground) {
  const conditions = [];
  const hasSpan = row.base !== "factors" && row.base !== "none" && row.bound_unit !== "";
  if (AMOUNTS.has(row.base) && hasSpan) {
    const amount = amountOf(question, row.base);
    const span = { unit: row.bound_unit, low: row.from_value, lowInclusive: row.from_inclusive !== false, high: row.to_value, highInclusive: row.to_inclusive !== false };
    if (amount === null) conditions.push(said("tier-threshold", {}, { basis: row.base }));
    else if (!fits(span, amount, false, true)) return null;
    if (row.grade_zh) conditions.push(said("grade", {}, { grade: row.grade_zh }));
  } else {
    conditions.push(said("tier-condition"));
    if (rulesOut(rules, row.provision_id, question)) return null;
  }
  const item = ground.items.get(row.provision_id);
  if (item?.conditions.length && !conditions.length) conditions.push(said("branch-open", { law: item.law }, { article: item.row.article }));
  const fine = statedFine(row, question);
  if (AMOUNTS.has(fine.of) && amountOf(question, fine.of) === null && !conditions.some(({ params }) => params.basis === fine.of)) {
    conditions.push(said("fine-base", {}, { basis: fine.of }));
  }
  return tier(standard, row, level, fine, conditions);
}

/** @param {Row} standard @param {Row} row @param {string} level @param {Fine} fine @param {Said[]} conditions @param {Item} [item] @returns {Tier} */
function tier(standard, row, level, fine, conditions, item) {
  const from = item ? item.row : row;
  return { row, standard, provisionId: from.provision_id, lawId: from.law_id, article: from.article, conditions, level, fine, isComputed: Boolean(item) };
}

/** The fine as its standard states it, in CNY where its base is known. @param {Row} row @param {Question} question @returns {Fine} */
export function statedFine(row, question) {
  if (!row.fine_unit) return noFigure(row.fine_basis, row.fine_of);
  const span = { unit: row.fine_unit, low: row.fine_min, lowInclusive: row.fine_min_inclusive !== false, high: row.fine_max, highInclusive: row.fine_max_inclusive !== false };
  // A share of the statutory range is a place in it: nothing of it is known without the range.
  const [low, high] = row.fine_of === RANGE ? [null, null] : bounds(span, amountOf(question, row.fine_of));
  const isShare = row.fine_unit !== "CNY";
  return {
    basis: row.fine_basis, of: row.fine_of, low, high,
    // A share of nothing is nothing, whoever owns the boundary.
    lowInclusive: low === null ? null : span.lowInclusive || low === high, highInclusive: high === null ? null : span.highInclusive || low === high,
    lowRate: isShare ? row.fine_min : null, highRate: isShare ? row.fine_max : null, cap: null,
  };
}

/** Tell whether the amount rules out the branch that a tier without money bands shares out. @param {Rules} rules @param {string} id @param {Question} question */
function rulesOut(rules, id, question) {
  const threshold = id ? thresholdOf(/** @type {Row} */ (rules.provisions.get(id))) : null;
  const amount = threshold ? amountOf(question, threshold.basis) : null;
  return threshold !== null && amount !== null && fits(threshold.span, amount, threshold.includesNone) === false;
}

/** @param {Rules} rules @param {Row} row @param {Ground} ground @returns {Said|null} */
function outdatedBy(rules, row, ground) {
  if (!row.law_id) return null;
  const law = /** @type {Row} */ (rules.laws.get(row.law_id));
  const current = ground.inForce.get(law.family_id);
  if (!current) return said("no-version-held", { law }, { article: row.article });
  if (current.law_id === law.law_id) return null;
  return said("other-version", { law }, { article: row.article, current_id: current.law_id, current_zh: current.name_zh, current_en: current.name_en });
}

/** @param {Rules} rules @param {Row} row @param {Ground} ground @returns {[string, string][]} */
function movedTo(rules, row, ground) {
  const current = ground.inForce.get(rules.laws.get(row.law_id)?.family_id);
  const article = wholeArticle(row.article);
  return rules.moves
    .filter((move) => current && move.from_law_id === row.law_id && move.from_article === article && move.to_law_id === current.law_id)
    .map((move) => [move.to_law_id, move.to_article]);
}

/** The tiers of a rule that places fines in the statutory range, on every branch with a known one.
 * @param {Rules} rules @param {Row[]} standards @param {string} level @param {Question} question @param {Ground} ground @returns {Found} */
function generalOf(rules, standards, level, question, ground) {
  const violation = /** @type {Row} */ (rules.violations.get(question.violation));
  let all = found();
  for (const standard of standards) {
    if (!isGeneral(standard) || question.violation === ANY_VIOLATION || all.hasLevel) continue;
    const reason = unfit(standard, question.actOn);
    if (!binds(standard, violation)) all = after(found({ notes: notes([said("general-other-authority", { standard })]) }), all);
    else if (reason) all = after(found({ notes: notes([said("standard-unfit", { standard })], [reason]) }), all);
    else all = after(placedBy(standard, level, question, ground), all);
  }
  return all;
}

/** @param {Row} standard @param {string} level @param {Question} question @param {Ground} ground @returns {Found} */
function placedBy(standard, level, question, ground) {
  const fined = [...ground.items.values()].filter((item) => isSet(item.fine));
  const ranges = fined.filter((item) => !item.conditions.length && hasRoom(item));
  // No fine, or a single figure: there is no range to place a fine in.
  if (!fined.some((item) => hasRoom(item) || !isKnown(item.fine))) return found({ notes: notes([said("general-no-range", { standard })]) });
  const placed = standard.tiers.flatMap((/** @type {Row} */ row) => {
    const conditions = [said("tier-condition")];
    return row.fine_of === RANGE && row.fine_unit && ranges.length
      ? ranges.map((item) => tier(standard, row, level, place(row, item), conditions, item))
      : [tier(standard, row, level, statedFine(row, question), conditions)];
  });
  const unknown = [...doubts(standard), ...(ranges.length ? [] : [said("range-needed", { standard })])];
  return found({ tiers: inOrder(placed), notes: notes([said("general-used", { standard }, { count: String(ranges.length) })], unknown), hasLevel: true });
}

/** @param {Item} item */
const hasRoom = ({ fine: { low, high } }) => low !== null && high !== null && low < high;

/** The part of a branch's range that a tier takes: from m + low·(M − m) to m + high·(M − m). @param {Row} row @param {Item} item @returns {Fine} */
function place(row, { fine }) {
  const least = fine.low ?? 0n, room = (fine.high ?? 0n) - least;
  const at = (/** @type {Figure|null} */ rate) => least + times(times(rate ?? 0n, ONE / 100n), room);
  return {
    basis: "percent", of: RANGE, low: at(row.fine_min), high: at(row.fine_max),
    lowInclusive: row.fine_min_inclusive !== false, highInclusive: row.fine_max_inclusive !== false,
    lowRate: row.fine_min, highRate: row.fine_max, cap: null,
  };
}

/** By severity, then amount. @param {Tier[]} tiers */
function inOrder(tiers) {
  const key = (/** @type {Tier} */ { row, fine, standard, provisionId }) => [
    SEVERITIES.indexOf(row.severity), fine.low ?? -ONE, fine.high ?? -ONE, standard.standard_id, row.seq, provisionId,
  ];
  return tiers.map((one) => ({ one, key: key(one) })).sort((a, b) => compare(a.key, b.key)).map(({ one }) => one);
}
