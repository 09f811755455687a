/** Turn the branches of a provision into what a question faces: whether they apply, and their fine in CNY.
 * 以上 and 以下 include the figure, 不足 and 超过 do not (Civil Code, article 1259). */

import { ONE, least, times } from "./check-decimal.js";
import { said } from "./check-said.js";

const ENTITIES = new Set(["agency", "platform", "advertiser", "publisher", "printer", "organiser"]);
const AGGRAVATING = new Set(["serious", "serious-or-repeat", "serious-or-overdue", "repeat"]);
const ORDINARY = new Set(["", "overdue", "overdue-refuses", "refuses-to-correct"]);
export const EXEMPTING = new Set(["innocent-seller"]);
const KEPT_WHEN_EXEMPT = new Set([...EXEMPTING, "suspected-crime"]);
const LEVELS = ["law", "regulation", "departmental-rule", "local"];

/** @param {Question} question @param {string} basis */
export const amountOf = (question, basis) => (question.basis === basis ? question.amount : null);

/** @param {Question} question @param {string} circumstance @returns {boolean|null} */
const factOf = ({ facts }, circumstance) => ({ true: true, false: false })[facts[circumstance]] ?? null;

/** @param {Fine} fine */
export const isSet = (fine) => fine.basis !== "none";
/** @param {Fine} fine */
export const isKnown = (fine) => fine.low !== null && fine.high !== null;

/** Return what is left of `rows` under `question`. Branches of laws in `unverified` stay conditional.
 * @param {Rules} rules @param {Row[]} rows @param {Question} question @param {"act"|"newer"} regime @param {Set<string>} unverified @returns {Branches} */
export function branches(rules, rows, question, regime, unverified) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Branches["leftOut"]} */
  const leftOut = [];
  for (const row of rows) {
    const law = /** @type {Row} */ (rules.laws.get(row.law_id));
    const found = evaluate(row, law, question, regime, !unverified.has(law.law_id));
    if (typeof found === "string") leftOut.push({ row, law, why: found });
    else items.push(found);
  }
  const exempt = items.some((item) => EXEMPTING.has(item.row.circumstance) && factOf(question, item.row.circumstance) && !item.isLocal);
  const kept = items.filter((item) => {
    const why = exempt && !KEPT_WHEN_EXEMPT.has(item.row.circumstance) ? "left-out-exempt"
      : items.some((other) => replaces(other, item, question)) ? "left-out-replaced" : "";
    if (why) leftOut.push({ row: item.row, law: item.law, why });
    return !why;
  });
  return { items: sorted(kept), leftOut };
}

/** What applies first, national before local, ordinary before special, entity first. @param {Item[]} items */
export function sorted(items) {
  return items.map((item) => ({ item, key: order(item) })).sort((a, b) => compare(a.key, b.key)).map(({ item }) => item);
}

/** @param {Item} item */
function order({ regime, conditions, isLocal, row, law }) {
  return [
    regime === "newer", conditions.length > 0, isLocal, row.circumstance !== "", row.subject === "individual",
    LEVELS.indexOf(law.level), law.law_id, articleOrder(row.article), row.provision_id,
  ];
}

/** Compare as tuples are: the first difference decides, a shorter beginning comes first. @param {any} a @param {any} b @returns {number} */
export function compare(a, b) {
  if (!Array.isArray(a)) return a < b ? -1 : a > b ? 1 : 0;
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const way = compare(a[at], b[at]);
    if (way) return way;
  }
  return a.length - b.length;
}

/** @param {string} number */
function articleOrder(number) {
  return number.replace(/[)\]]/g, "").split(/[([]/).map((part) => [Number(part.replace(/\D/g, "") || 0), part]);
}

/** The article of a citation without paragraph and item. @param {string} number */
export const wholeArticle = (number) => number.split(/[([]/)[0];

/** Tell whether `amount` lies in `span`; null where it is 0 and the text does not say what none means.
 * @param {Span|null} span @param {Figure} amount @param {boolean} includesNone @param {boolean} [statesNone] @returns {boolean|null} */
export function fits(span, amount, includesNone, statesNone = true) {
  if (amount === 0n && includesNone) return true;
  if (!span) return false;
  if (span.low !== null && (amount < span.low || (amount === span.low && !span.lowInclusive))) return false;
  if (span.high !== null && (amount > span.high || (amount === span.high && !span.highInclusive))) return false;
  return amount > 0n || statesNone ? true : null;
}

/** Return the bounds of a fine in CNY; no lower bound is 0, a bound that depends on an unknown base null.
 * @param {Span} span @param {Figure|null} base @param {Figure|null} [cap] @returns {[Figure|null, Figure|null]} */
export function bounds(span, base, cap = null) {
  if (span.unit === "CNY") return [span.low ?? 0n, span.high];
  const share = span.unit === "percent" ? ONE / 100n : ONE;
  const ofBase = (/** @type {Figure|null} */ rate) => {
    if (base === null || rate === null) return null;
    const sum = times(times(base, rate), share);
    return cap === null ? sum : least(sum, cap);
  };
  return [span.low ? ofBase(span.low) : 0n, ofBase(span.high)];
}

/** @param {Row} row @returns {Threshold|null} */
export function thresholdOf(row) {
  if (!row.threshold_basis) return null;
  const low = row.threshold_from_cny, high = row.threshold_to_cny;
  return {
    basis: row.threshold_basis,
    span: low === null && high === null ? null
      : { unit: "CNY", low, lowInclusive: row.threshold_from_inclusive !== false, high, highInclusive: row.threshold_to_inclusive !== false },
    includesNone: row.includes_none === true,
  };
}

/** @param {Row} row @param {Question} question @returns {Fine} */
function fineOf(row, question) {
  /** @type {Record<string, [string, Figure|null, Figure|null]>} */
  const kinds = {
    fixed: ["CNY", row.fine_min_cny, row.fine_max_cny],
    multiple: ["times", row.fine_min_multiple, row.fine_max_multiple],
    percent: ["percent", row.fine_min_percent, row.fine_max_percent],
  };
  const [unit, least, most] = kinds[row.fine_basis] ?? ["", null, null];
  if (least === null && most === null) return noFigure(row.fine_basis, row.fine_of);
  const [low, high] = bounds({ unit, low: least, lowInclusive: true, high: most, highInclusive: true }, amountOf(question, row.fine_of), row.cap_cny);
  const isShare = unit !== "CNY";
  return {
    basis: row.fine_basis, of: row.fine_of, low, high, lowInclusive: low === null ? null : true, highInclusive: high === null ? null : true,
    lowRate: isShare ? least : null, highRate: isShare ? most : null, cap: row.cap_cny,
  };
}

/** @param {string} basis @param {string} of @returns {Fine} */
export function noFigure(basis, of) {
  return { basis, of, low: null, high: null, lowInclusive: null, highInclusive: null, lowRate: null, highRate: null, cap: null };
}

/** @param {Row} row @param {Row} law @param {Question} question @param {"act"|"newer"} regime @param {boolean} isVerified @returns {Item|string} */
function evaluate(row, law, question, regime, isVerified) {
  /** @type {Said[]} */
  const conditions = [];
  const when = { when_zh: row.when_zh, when_en: row.when_en };
  const subject = subjectFits(row.subject, question.facts.subject ?? "");
  if (subject === false) return "left-out-subject";
  if (subject === null) conditions.push(said("subject", {}, { subject: row.subject }));
  if (row.circumstance) {
    const fact = factOf(question, row.circumstance);
    if (fact === false) return "left-out-fact";
    if (fact === null) conditions.push(said("circumstance", {}, { ...when, circumstance: row.circumstance }));
  }
  const threshold = thresholdOf(row);
  if (threshold) {
    const amount = amountOf(question, threshold.basis);
    if (amount === null) conditions.push(said("threshold", {}, { basis: threshold.basis, ...when }));
    else {
      const inside = fits(threshold.span, amount, threshold.includesNone, threshold.includesNone);
      if (inside === false) return "left-out-amount";
      if (inside === null) conditions.push(said("none-not-stated", {}, { basis: threshold.basis }));
    }
  }
  const fine = fineOf(row, question);
  if (fine.of && amountOf(question, fine.of) === null && threshold?.basis !== fine.of) conditions.push(said("fine-base", {}, { basis: fine.of }));
  if (!isVerified) conditions.push(said("validity", {}, { law_zh: law.name_zh, law_en: law.name_en }));
  return { row, law, regime, milder: regime === "newer" ? "undetermined" : null, isLocal: law.level === "local", conditions, threshold, fine };
}

/** Tell whether a branch for `subject` concerns who is `given`; null where that depends on what they are.
 * @param {string} subject @param {string} given @returns {boolean|null} */
function subjectFits(subject, given) {
  if (!given || subject === "any" || subject === given || (subject === "entity" && ENTITIES.has(given))) return true;
  if (subject === "other" || given === "other" || (given === "entity" && ENTITIES.has(subject))) return null;
  return false;
}

/** Tell whether `heavier`, a circumstance that is given, takes the place of `item`: both fine the same subject.
 * @param {Item} heavier @param {Item} item @param {Question} question */
function replaces(heavier, item, question) {
  return AGGRAVATING.has(heavier.row.circumstance)
    && factOf(question, heavier.row.circumstance) === true
    && ORDINARY.has(item.row.circumstance)
    && isSet(heavier.fine) && isSet(item.fine)
    && heavier.law.law_id === item.law.law_id
    && wholeArticle(heavier.row.article) === wholeArticle(item.row.article)
    && heavier.row.subject === item.row.subject
    && sameThreshold(heavier, item);
}

/** @param {Item} a @param {Item} b */
function sameThreshold(a, b) {
  const key = (/** @type {Item} */ { threshold, row }) => JSON.stringify([threshold, row.includes_incalculable === true], (_, value) => (typeof value === "bigint" ? String(value) : value));
  return key(a) === key(b);
}
