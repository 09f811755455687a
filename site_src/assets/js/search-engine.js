// Answer a query from an index; the same as generator/search/query.py and verifying.py.

import { isCjk } from "./search-fold.js";
import { isProved, parse, partOf } from "./search-query.js";

export const FACETS = ["kind", "region", "year", "ip_type", "violation"];
const CHECKED_AT_ONCE = 30, MOST_CUTS = 8, AT_A_TIME = 10;
const WEIGHTS = [0, 1, 2, 5, 10, 6, 12], NAME_WEIGHT = 20, WHOLE_NAME = 1_000_000;

/** @param {SearchIndex} index @param {string} text
 * @param {{chosen?: Record<string, string[]>, limit?: number, withCounts?: boolean}} [options] @returns {Promise<Results>} */
export async function search(index, text, { chosen = {}, limit = 10, withCounts = true } = {}) {
  const names = withCounts ? FACETS : Object.keys(chosen).filter((name) => chosen[name].length);
  const loading = Promise.all(names.map((name) => index.facet(name)));
  const [{ query, scores, wasCut }, loaded] = await Promise.all([find(index, parse(text, index.folder)), loading]);
  const facets = new Map(names.map((name, i) => [name, loaded[i]]));
  const allowed = names.filter((name) => chosen[name]?.length).map((name) => {
    const facet = /** @type {any} */ (facets.get(name));
    const fitting = facet.sets.map((/** @type {number[]} */ set) => set.some((i) => chosen[name].includes(facet.values[i])));
    return { name, has: (/** @type {number} */ id) => fitting[facet.column[id]] };
  });
  const kept = [...scores.keys()].filter((id) => allowed.every((one) => one.has(id)));
  kept.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
  const proved = isProved(query), checksAll = !proved && kept.length <= CHECKED_AT_ONCE;
  /** @type {Hit[]} */
  const hits = [];
  let at = 0, dropped = 0;
  while (at < kept.length && (hits.length < limit || checksAll)) {
    const batch = kept.slice(at, at + (checksAll ? kept.length : Math.min(AT_A_TIME, limit - hits.length)));
    at += batch.length;
    const texts = await Promise.all(batch.map((id) => index.texts(id)));
    batch.forEach((id, i) => {
      if (proved || matches(texts[i], query, index.folder)) hits.push({ id, score: scores.get(id) ?? 0, texts: texts[i] });
      else { scores.delete(id); dropped += 1; }
    });
  }
  /** @type {Results["counts"]} */
  const counts = {};
  for (const [name, facet] of facets) if (withCounts) counts[name] = count(facet, scores, allowed.filter((one) => one.name !== name));
  return {
    hits: hits.slice(0, limit), ids: kept.filter((id) => scores.has(id)), total: kept.length - dropped, isExact: proved || at === kept.length, query, counts,
    relaxedTo: wasCut ? query.chunks.flatMap((chunk) => chunk.alternatives[0].map((part) => part.text)) : [],
  };
}

/** Find the candidates, cutting what is nowhere into pieces.
 * @param {SearchIndex} index @param {Query} asked */
async function find(index, asked) {
  let query = asked;
  for (let cuts = 0; cuts < MOST_CUTS; cuts += 1) {
    const found = await Promise.all(query.chunks.map((chunk) => chunkScores(index, chunk)));
    const scores = await together(index, query, found);
    if (scores.size && (isProved(query) || scores.size > CHECKED_AT_ONCE)) return { query, scores, wasCut: cuts > 0 };
    const texts = await Promise.all([...scores.keys()].map((id) => index.texts(id)));
    if (texts.some((one) => matches(one, query, index.folder))) return { query, scores, wasCut: cuts > 0 };
    const shorter = await cut(index, query, found.map((chunk) => chunk.size === 0));
    if (!shorter) break;
    query = shorter;
  }
  return { query: asked, scores: new Map(), wasCut: false };
}

/** @param {SearchIndex} index @param {Query} query @param {Levels[]} found @returns {Promise<Levels>} */
async function together(index, query, found) {
  const scores = new Map();
  if (!found.length) for (let id = 0; id < index.size; id += 1) scores.set(id, 0);
  for (const id of found[0]?.keys() ?? []) {
    if (found.every((chunk) => chunk.has(id))) scores.set(id, found.reduce((sum, chunk) => sum + (chunk.get(id) ?? 0), 0));
  }
  for (const name of query.names) {
    for (const id of (await index.levels(name, false)).keys()) {
      if ((scores.get(id) ?? WHOLE_NAME) < WHOLE_NAME) scores.set(id, scores.get(id) + WHOLE_NAME);
    }
  }
  return scores;
}

/** @param {SearchIndex} index @param {Chunk} chunk @returns {Promise<Levels>} */
async function chunkScores(index, chunk) {
  const best = new Map();
  for (const row of chunk.alternatives) {
    const share = row === chunk.alternatives.at(-1) ? 1 : 4;
    const parts = await Promise.all(row.map((part) => partLevels(index, part)));
    const weights = parts.map((levels) => rarity(index, levels.size));
    for (const id of parts[0].keys()) {
      if (!parts.every((levels) => levels.has(id))) continue;
      const score = parts.reduce((sum, levels, i) => sum + weights[i] * WEIGHTS[levels.get(id) ?? 0], 0);
      best.set(id, Math.max(Math.floor(score / share), best.get(id) ?? 0));
    }
  }
  const named = new Set();
  for (const name of chunk.names) for (const id of (await index.levels(name, false)).keys()) named.add(id);
  for (const id of named) if (best.has(id)) best.set(id, best.get(id) + NAME_WEIGHT * rarity(index, named.size));
  return best;
}

/** @param {SearchIndex} index @param {Part} part @returns {Promise<Levels>} */
async function partLevels(index, part) {
  /** @type {Levels[]} */
  const all = await Promise.all(part.grams.map((gram) => index.levels(gram, part.isOpen)));
  const found = new Map();
  for (const id of all[0].keys()) {
    if (all.every((levels) => levels.has(id))) found.set(id, Math.min(...all.map((levels) => levels.get(id) ?? 0)));
  }
  return found;
}

/** @param {SearchIndex} index @param {number} size */
const rarity = (index, size) => (size ? Math.floor(100 * Math.log(1 + index.size / size) + 0.5) : 0);

/** @param {SearchIndex} index @param {Query} query @param {boolean[]} empty @returns {Promise<Query | null>} */
async function cut(index, query, empty) {
  let hasCut = false;
  const chunks = await Promise.all(query.chunks.map(async (chunk, i) => {
    if (chunk.isQuoted || (empty.includes(true) && !empty[i])) return chunk;
    const before = chunk.alternatives[0];
    const row = (await Promise.all(before.map(async (part) => (await cutText(index, part.text)).map((text) => partOf(text, part.isOpen))))).flat();
    if (row.length === before.length) return chunk;
    hasCut = true;
    return { ...chunk, alternatives: [row] };
  }));
  return hasCut ? { ...query, chunks } : null;
}

/** @param {SearchIndex} index @param {string} text @returns {Promise<string[]>} */
async function cutText(index, text) {
  const characters = [...text];
  if (characters.length < 3 || !characters.every(isCjk)) return [text];
  const counts = await Promise.all(characters.slice(1).map(async (right, i) => (await index.levels(characters[i] + right, false)).size));
  let joints = counts.flatMap((size, i) => (size ? [] : [i + 1]));
  if (!joints.length) {
    const inner = counts.map((_, i) => i + 1).filter((joint) => characters.length === 3 || (joint > 1 && joint < characters.length - 1));
    joints = [inner.reduce((best, joint) => (counts[joint - 1] < counts[best - 1] ? joint : best))];
  }
  const bounds = [0, ...joints, characters.length];
  return bounds.slice(1).map((end, i) => characters.slice(bounds[i], end).join(""));
}

/** @param {Facet} facet @param {Levels} scores @param {{has: (id: number) => boolean}[]} others */
function count(facet, scores, others) {
  const counts = facet.values.map(() => 0);
  for (const id of scores.keys()) {
    if (others.every((one) => one.has(id))) for (const i of facet.sets[facet.column[id]]) counts[i] += 1;
  }
  return facet.values.map((value, i) => ({ value, label: facet.labels[i], count: counts[i] })).filter((one) => one.count);
}

/** @param {Texts} texts @param {Query} query @param {Folder} folder */
function matches(texts, query, folder) {
  const blocks = [texts.t, ...texts.w, ...texts.b].flatMap((text) => folder.views(text));
  return query.chunks.every((chunk) => chunk.alternatives.some((row) =>
    row.every((part) => blocks.some((block) => occurrences(block, part).next().value !== undefined))));
}

/** Yield where a folded block has the part; words must be whole unless the part is open.
 * @param {string} block @param {Part} part @returns {Generator<number>} */
export function* occurrences(block, part) {
  for (let start = block.indexOf(part.text); start >= 0; start = block.indexOf(part.text, start + 1)) {
    const end = start + part.text.length;
    if (start && joins(block[start - 1], part.text)) continue;
    if (part.isOpen || end === block.length || !joins(part.text[part.text.length - 1], block.slice(end))) yield start;
  }
}

/** @param {string} left @param {string} right */
const joins = (left, right) => [left, right].every((text) => text[0] !== " " && !isCjk(text) && !/^[\udc00-\udfff]/.test(text));
