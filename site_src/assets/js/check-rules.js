/** Open the file of rules: what it leaves out becomes empty again, figures become exact, rows are joined by id. */

import { figure } from "./check-decimal.js";

const FIGURES = {
  provisions: [
    "threshold_from_cny", "threshold_to_cny", "fine_min_multiple", "fine_max_multiple", "fine_min_percent",
    "fine_max_percent", "fine_min_cny", "fine_max_cny", "cap_cny",
  ],
  tiers: ["from_value", "to_value", "fine_min", "fine_max"],
};
const TEXTS = {
  violations: ["name_en", "lay_terms_zh", "lay_terms_en"],
  regions: ["name_en", "parent_code", "valid_to"],
  laws: ["name_en", "jurisdiction_code", "version", "effective_from", "effective_to", "not_seen_zh"],
  provisions: [
    "branch", "when_zh", "when_en", "liability_zh", "liability_en", "threshold_basis", "circumstance", "fine_of", "source_url",
  ],
  standards: ["title_en", "doc_no", "issued_on", "effective_from", "effective_to", "not_seen_zh", "source_url"],
  tiers: [
    "law_id", "article", "provision_id", "label_zh", "grade_zh", "condition_zh", "condition_en", "base", "bound_unit",
    "fine_of", "fine_unit", "not_seen_zh", "source_url",
  ],
};
const LISTS = { violations: [], regions: [], laws: ["ip_types"], provisions: ["measures"], standards: ["places", "authorities", "ip_types", "tiers"], tiers: ["measures"] };

/** @param {keyof typeof TEXTS} table @param {Row[]} rows @returns {Row[]} */
function filled(table, rows) {
  return rows.map((row) => {
    const whole = { ...row };
    for (const name of TEXTS[table]) whole[name] ??= "";
    for (const name of LISTS[table]) whole[name] ??= [];
    // The shortest way to write a number is the decimal that was written into the file.
    for (const name of table === "provisions" || table === "tiers" ? FIGURES[table] : []) whole[name] = name in row ? figure(String(row[name])) : null;
    return whole;
  });
}

/** @param {Row[]} rows @param {string} column @returns {Map<string, Row[]>} */
function grouped(rows, column) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}

/** @param {any} document the content of data/penalty-rules.json @returns {Rules} */
export function openRules(document) {
  const by = (/** @type {Row[]} */ rows, /** @type {string} */ key) => new Map(rows.map((row) => [row[key], row]));
  const laws = filled("laws", document.laws);
  const provisions = filled("provisions", document.provisions);
  const standards = filled("standards", document.standards).map((one) => ({ ...one, tiers: filled("tiers", one.tiers) }));
  return {
    asOf: document.as_of,
    violations: by(filled("violations", document.violations), "violation_id"),
    regions: by(filled("regions", document.regions), "code"),
    laws: by(laws, "law_id"),
    families: grouped(laws, "family_id"),
    provisions: by(provisions, "provision_id"),
    byViolation: grouped(provisions, "violation_id"),
    standards,
    moves: document.moves,
    circumstances: document.circumstances,
    subjects: document.subjects,
  };
}

/** The region and every one above it, nearest first. @param {Rules} rules @param {string} code @returns {string[]} */
export function lineage(rules, code) {
  const line = [];
  while (code && !line.includes(code)) {
    line.push(code);
    code = rules.regions.get(code)?.parent_code;
  }
  return line;
}
