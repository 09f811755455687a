/** Say which version of a law is in force on a day, and what a newer one in force at the decision changes. */

import { joined, notes, said } from "./check-said.js";
import { lineage } from "./check-rules.js";
import { EXEMPTING, branches, compare, isSet, sorted } from "./check-statutory.js";
import { mayConcern } from "./check-competence.js";

const ORDINARY = ["", "overdue", "overdue-refuses", "refuses-to-correct", "adverse-effect"];

// One question asks for the same day many times, and so does the next.
/** @type {WeakMap<Row[], Map<string, Standing>>} */
const known = new WeakMap();

/** @param {Row} law @returns {string} */
const begins = (law) => law.effective_from || law.version;

/** Return the version of `family` in force on the ISO day `on`, both its first and last day included.
 * @param {Row[]} family @param {string} on @returns {Standing} */
export function standing(family, on) {
  const days = known.get(family) ?? new Map();
  known.set(family, days);
  if (!days.has(on)) days.set(on, find(family, on));
  return days.get(on);
}

/** @param {Row[]} family @param {string} on @returns {Standing} */
function find(family, on) {
  const ordered = [...family].sort((a, b) => compare(begins(a), begins(b)));
  const law = ordered.filter((one) => on.slice(0, begins(one).length) >= begins(one)).at(-1);
  if (!law || (law.effective_to && on.slice(0, law.effective_to.length) > law.effective_to)) {
    return { family: ordered, law: null, ground: "none", later: null };
  }
  const isImprecise = law.effective_from.length < on.length && on.startsWith(law.effective_from);
  const ground = !law.effective_from ? "start-unknown" : isImprecise ? "imprecise" : "dated";
  return { family: ordered, law, ground, later: ordered.find((one) => begins(one) > begins(law)) ?? null };
}

/** The laws that punish `violation` in the question's region, in force at its act.
 * @param {Rules} rules @param {string} violation @param {Question} question @returns {Families} */
export function familiesOf(rules, violation, question) {
  const places = new Set([...lineage(rules, question.region), "100000"]);
  const known = rules.byViolation.get(violation) ?? [];
  const lawOf = (/** @type {Row} */ row) => /** @type {Row} */ (rules.laws.get(row.law_id));
  const ids = [...new Set(known.filter((row) => places.has(lawOf(row).jurisdiction_code)).map((row) => lawOf(row).family_id))];
  const standings = ids.map((id) => standing(rules.families.get(id) ?? [], question.actOn));
  standings.sort((a, b) => compare(familyOrder(a), familyOrder(b)));
  /** @type {Notes[]} */
  const found = [];
  const rows = [], unverified = new Set();
  for (const one of standings) {
    const own = known.filter((row) => one.law && row.law_id === one.law.law_id);
    rows.push(...own);
    if (one.law?.is_unverified) {
      unverified.add(one.law.law_id);
      found.push(notes([], [said("local-validity-unverified", { law: one.law })]));
    }
    found.push(versionNotes(one, own));
  }
  if (!ids.length) found.push(notes([said("no-provision")], [said("no-provision-held")]));
  if (violation === question.violation) found.push(notes([], unseenLocal(rules, question, places, new Set(ids))));
  return { standings, rows, unverified, notes: joined(...found) };
}

/** @param {Standing} one */
const familyOrder = ({ family: [first] }) => [first.level === "local", first.family_id];

/** The version of every law in force on a day, by family. @param {Rules} rules @param {string} on @returns {Map<string, Row>} */
export function inForce(rules, on) {
  const found = new Map();
  for (const [id, family] of rules.families) {
    const { law } = standing(family, on);
    if (law) found.set(id, law);
  }
  return found;
}

/** @param {Standing} one @param {Row[]} own */
function versionNotes({ law, ground, family }, own) {
  if (!law) {
    const name = family.at(-1);
    return notes([said("version-none", { law: name })], [said("no-version-held", { law: name })]);
  }
  const code = { dated: "version-in-force", imprecise: "version-imprecise" }[ground] ?? "version-taken";
  const unknown = [];
  if (ground === "start-unknown") unknown.push(said("start-unknown", { law }));
  if (ground === "imprecise") unknown.push(said("start-imprecise", { law }, { start_on: law.effective_from }));
  if (!own.length) unknown.push(law.not_seen_zh ? said("provisions-not-seen", { law }, { not_seen_zh: law.not_seen_zh }) : said("no-provision-in-version", { law }));
  return notes([said(code, { law }, { start_on: law.effective_from, end_on: law.effective_to })], unknown);
}

/** Name the region's regulations in force whose penalty articles were not seen.
 * @param {Rules} rules @param {Question} question @param {Set<string>} places @param {Set<string>} seen */
function unseenLocal(rules, question, places, seen) {
  const violation = /** @type {Row} */ (rules.violations.get(question.violation));
  const unknown = [];
  for (const [id, family] of [...rules.families].sort(([a], [b]) => compare(a, b))) {
    if (seen.has(id) || family[0].level !== "local") continue;
    const { law } = standing(family, question.actOn);
    if (law?.level === "local" && places.has(law.jurisdiction_code)
      && law.hides_penalties && mayConcern(law, violation)) {
      unknown.push(said("local-provisions-not-seen", { law }, { not_seen_zh: law.not_seen_zh }));
    }
  }
  return unknown;
}

/** Set the branches of versions that replaced those of the act by the decision beside them (Penalty Law art 37).
 * @param {Rules} rules @param {Question} question @param {Families} held @param {Item[]} older */
export function newer(rules, question, held, older) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Notes[]} */
  const found = [];
  for (const { law, later, family } of held.standings) {
    if (!law) continue;
    if (!question.decidedOn) {
      if (later) found.push(notes([], [said("newer-version-adopted", { law: later }, { start_on: later.effective_from || later.version })]));
      continue;
    }
    const atDecision = standing(family, question.decidedOn).law;
    if (!atDecision || atDecision.law_id === law.law_id) {
      found.push(notes([said(atDecision ? "same-at-decision" : "none-at-decision", { law }, { decided_on: question.decidedOn })]));
      continue;
    }
    const beside = besideOf(rules, law, atDecision, question, older);
    items.push(...beside.items);
    found.push(beside.notes);
  }
  return { items: sorted(items), notes: joined(...found) };
}

/** @param {Rules} rules @param {Row} old @param {Row} law @param {Question} question @param {Item[]} older */
function besideOf(rules, old, law, question, older) {
  const known = (rules.byViolation.get(question.violation) ?? []).filter((row) => row.law_id === law.law_id);
  const found = branches(rules, known, question, "newer", new Set(law.is_unverified ? [law.law_id] : []));
  const { verdicts, whole } = milder(older.filter((item) => item.law.law_id === old.law_id), found.items);
  const oldNames = { old_id: old.law_id, old_zh: old.name_zh, old_en: old.name_en };
  const unknown = [];
  if (!found.items.length && !found.leftOut.length) unknown.push(said("newer-provisions-not-seen", { law }, { not_seen_zh: law.not_seen_zh }));
  if (whole === "undetermined") unknown.push(said("milder-undetermined", { law }, { old_zh: old.name_zh, old_en: old.name_en }));
  const path = [
    said("newer-version", { law }, { ...oldNames, start_on: law.effective_from, decided_on: question.decidedOn }),
    ...found.items.map(({ row }) => said("newer-branch", { law }, { article: row.article, provision_id: row.provision_id, liability_zh: row.liability_zh, liability_en: row.liability_en })),
    said("milder", { law }, { ...oldNames, milder: whole }),
  ];
  return { items: found.items.map((item) => ({ ...item, milder: verdicts.get(item.row.provision_id) ?? null })), notes: notes(path, unknown) };
}

/** Say which version is milder for each newer branch and on the whole: maximum, then minimum, then measures.
 * @param {Item[]} older @param {Item[]} newerItems */
function milder(older, newerItems) {
  /** @type {Map<string, string>} */
  const verdicts = new Map(newerItems.map((item) => [item.row.provision_id, "undetermined"]));
  if (!older.length || !newerItems.length) return { verdicts, whole: "undetermined" };
  const keyOf = (/** @type {Item} */ { row }) => `${row.subject}|${row.circumstance}`;
  const all = [];
  for (const key of new Set([...older, ...newerItems].map(keyOf))) {
    const olds = older.filter((item) => keyOf(item) === key), news = newerItems.filter((item) => keyOf(item) === key);
    const verdict = verdictOf(olds, news, older, newerItems);
    all.push(verdict);
    for (const item of news) verdicts.set(item.row.provision_id, verdict);
  }
  return { verdicts, whole: agree(all) };
}

/** @param {Item[]} olds @param {Item[]} news @param {Item[]} older @param {Item[]} newerItems */
function verdictOf(olds, news, older, newerItems) {
  const [only] = olds.length ? olds : news;
  if (!(olds.length && news.length) && only.row.circumstance && !isSet(only.fine) && !EXEMPTING.has(only.row.circumstance)) {
    return olds.length ? "newer" : "older";
  }
  const before = olds.length ? olds : ordinary(older, only.row.subject);
  const after = news.length ? news : ordinary(newerItems, only.row.subject);
  if (!before.length || !after.length) return "undetermined";
  return agree(before.flatMap((a) => after.map((b) => pair(a, b))));
}

/** @param {Item[]} items @param {string} subject */
function ordinary(items, subject) {
  const own = items.filter(({ row }) => row.subject === subject);
  for (const circumstance of [...ORDINARY, ...[...EXEMPTING].sort()]) {
    const found = own.filter(({ row }) => row.circumstance === circumstance);
    if (found.length) return found;
  }
  return [];
}

/** @param {Item} a @param {Item} b */
function pair(a, b) {
  const [before, after] = [a, b].map(({ fine }) => (isSet(fine) ? [fine.high, fine.low] : [0n, 0n]));
  if ([...before, ...after].includes(null)) return "undetermined";
  const way = compare(after, before);
  if (way) return way < 0 ? "newer" : "older";
  const old = new Set(a.row.measures), young = new Set(b.row.measures);
  const within = (/** @type {Set<any>} */ one, /** @type {Set<any>} */ other) => [...one].every((measure) => other.has(measure));
  if (within(old, young) && within(young, old)) return "equal";
  return within(young, old) ? "newer" : within(old, young) ? "older" : "undetermined";
}

/** @param {string[]} verdicts */
function agree(verdicts) {
  const found = [...new Set(verdicts)].filter((verdict) => verdict !== "equal");
  return found.length ? (found.length === 1 ? found[0] : "undetermined") : "equal";
}
