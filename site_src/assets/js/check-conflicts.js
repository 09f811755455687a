/** State how local regulations and tiers stand to the national range (Penalty Law arts 12 and 34). */

import { plain } from "./check-decimal.js";
import { said } from "./check-said.js";
import { isKnown, isSet } from "./check-statutory.js";

const BINDING = new Set(["law", "regulation"]);
const PENALTIES = ["warning", "criticism", "confiscate-goods", "confiscate-tools", "confiscate-gains", "revoke", "suspend-business"];
const BELOW_ALLOWED = new Set(["no-penalty", "mitigated"]);

/** How each local branch with a fine stands to the national range of the same violation. @param {Item[]} items @returns {Said[]} */
export function localConflicts(items) {
  const national = items.filter((item) => !item.isLocal && BINDING.has(item.law.level));
  return items.filter((item) => item.isLocal && isSet(item.fine)).flatMap((item) => relations(item, national));
}

/** The tiers that leave the range of the branch that they share out. @param {Tier[]} tiers @param {Item[]} items @returns {Said[]} */
export function tierConflicts(tiers, items) {
  const branches = new Map(items.map((item) => [item.row.provision_id, item]));
  return tiers.flatMap((tier) => {
    const item = branches.get(tier.provisionId);
    if (!item || !leaves(tier, item)) return [];
    return [said("tier-outside-statute", { law: item.law, standard: tier.standard }, { article: item.row.article, tier_id: tier.row.tier_id, provision_id: item.row.provision_id })];
  });
}

/** What the branch counts: for its threshold and for its fine. @param {Item} item */
const basesOf = ({ threshold, fine }) => [threshold?.basis ?? "", fine.of].filter(Boolean);

/** @param {Item} local @param {Item[]} national @returns {Said[]} */
function relations(local, national) {
  const fined = national.filter((item) => isSet(item.fine) && sameSubject(item, local));
  // A law that is silent leaves room (art 12, third paragraph); one that sets no fine does not.
  if (!fined.length) return [about(national.length ? "local-no-national-fine" : "local-no-national-rule", local)];
  const own = basesOf(local), bases = fined.flatMap(basesOf);
  if (own.length && bases.length && !own.some((basis) => bases.includes(basis))) return [about("local-other-base", local, fined[0])];
  if (!isKnown(local.fine) || !fined.every((item) => isKnown(item.fine))) return [about("local-range-unknown", local, fined[0])];
  const low = fined.map((item) => item.fine.low ?? 0n).reduce((a, b) => (b < a ? b : a));
  const high = fined.map((item) => item.fine.high ?? 0n).reduce((a, b) => (b > a ? b : a));
  return inside(local, fined, low, high);
}

/** @param {Item} local @param {Item[]} fined @param {Figure} low @param {Figure} high */
function inside(local, fined, low, high) {
  const ownLow = local.fine.low ?? 0n, ownHigh = local.fine.high ?? 0n;
  const found = [];
  if (ownHigh > high) found.push(about("local-wider", local, fined[0], { high_cny: plain(high) }));
  if (ownLow < low) found.push(about("local-below-minimum", local, fined[0], { low_cny: plain(low) }));
  if (!found.length) found.push(about(ownLow === low && ownHigh === high ? "local-same" : "local-narrower", local, fined[0]));
  const known = new Set(fined.flatMap((item) => item.row.measures));
  if (PENALTIES.some((kind) => local.row.measures.includes(kind) && !known.has(kind))) found.push(about("local-other-kinds", local, fined[0]));
  return found;
}

/** @param {string} code @param {Item} local @param {Item} [national] @param {Record<string, string>} [more] */
function about(code, local, national, more = {}) {
  return said(code, { law: local.law }, {
    article: local.row.article, provision_id: local.row.provision_id,
    ...(national && { national_id: national.law.law_id, national_zh: national.law.name_zh, national_en: national.law.name_en, national_article: national.row.article }),
    ...more,
  });
}

/** @param {Item} a @param {Item} b */
const sameSubject = (a, b) => a.row.subject === "any" || b.row.subject === "any" || a.row.subject === b.row.subject;

/** @param {Tier} tier @param {Item} item */
function leaves({ fine, row }, item) {
  let low, high, least, most;
  if (isKnown(fine) && isKnown(item.fine)) [low, high, least, most] = [fine.low, fine.high, item.fine.low, item.fine.high];
  else if (fine.of === item.fine.of && fine.basis === item.fine.basis) [low, high, least, most] = [fine.lowRate, fine.highRate, item.fine.lowRate, item.fine.highRate];
  else return false;
  if (high !== null && most !== null && high > most) return true;
  return !BELOW_ALLOWED.has(row.severity) && least !== null && (low ?? 0n) < least;
}
