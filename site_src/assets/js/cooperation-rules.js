/** Say what binds two regions, after the rules of generator/cooperation.py, from the published file. */

/** @param {string} url @returns {Promise<Fabric>} */
export async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  const data = await answer.json();
  /** @type {Map<string, Place>} */
  const places = new Map(data.regions.map((/** @type {Place} */ place) => [place.code, place]));
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const code of places.keys()) {
    const line = [];
    for (let at = places.get(code); at; at = places.get(at.parent ?? "")) line.push(at.code);
    lines.set(code, line);
  }
  return { papers: data.agreements, cases: data.cases, mechanisms: data.mechanisms, places, line: (code) => lines.get(code) ?? [code] };
}

/** @param {Paper} paper */
export const signers = (paper) => (paper.parties ?? []).filter((one) => one.binds);

/** Which of `places` stand for `a` and which for `b`; null where a side is empty.
 * @param {Fabric} fabric @param {string[]} places @param {string} a @param {string} b */
function sides({ line }, places, a, b) {
  const within = (/** @type {string} */ region) => places.map((_, at) => at).filter((at) => line(places[at]).includes(region));
  let inA = within(a), inB = within(b);
  if (a === b) return inA.length > 1 ? { inA, inB } : null;
  if (line(a).includes(b)) inB = inB.filter((at) => !inA.includes(at));
  else if (line(b).includes(a)) inA = inA.filter((at) => !inB.includes(at));
  return inA.length && inB.length ? { inA, inB } : null;
}

/** @param {Fabric} fabric @param {Paper} paper @param {string} a @param {string} b @returns {Bond | null} */
export function bond(fabric, paper, a, b) {
  const parties = signers(paper);
  const found = sides(fabric, parties.map((one) => one.binds ?? ""), a, b);
  return found && { paper, a: found.inA.map((at) => parties[at]), b: found.inB.map((at) => parties[at]) };
}

/** What binds `a` and `b`; without `b`, everything that binds `a`, the other signers standing on the other side.
 * @param {Fabric} fabric @param {string} a @param {string} b @param {string} mechanism @returns {Bond[]} */
export function bonds(fabric, a, b, mechanism) {
  const chosen = fabric.papers.filter((paper) => !mechanism || paper.commitments?.some((one) => one.mechanism === mechanism));
  if (b) return chosen.map((paper) => bond(fabric, paper, a, b)).filter((one) => one !== null);
  return chosen
    .map((paper) => {
      const own = signers(paper).filter((one) => fabric.line(one.binds ?? "").includes(a));
      return { paper, a: own, b: (paper.parties ?? []).filter((one) => !own.includes(one)) };
    })
    .filter((one) => one.a.length);
}

/** @param {Fabric} fabric @param {Paper[]} papers @param {string} only a mechanism, or "" for all @returns {Promised[]} */
export function promises({ mechanisms }, papers, only) {
  return mechanisms
    .filter((mechanism) => !only || mechanism.id === only)
    .map((mechanism) => {
      const pledges = papers.flatMap((paper) => (paper.commitments ?? []).filter((one) => one.mechanism === mechanism.id).map((pledge) => ({ paper, pledge })));
      const dates = pledges.filter(({ paper }) => paper.status !== "draft").map(({ paper }) => paper.signed_on ?? "");
      return { mechanism, since: dates.filter(Boolean).sort()[0] ?? "", hasUndated: dates.includes(""), pledges };
    })
    .filter((one) => one.pledges.length);
}

/** Cases with an agency of each region, those that name a paper of theirs left out; none within one region.
 * @param {Fabric} fabric @param {string} a @param {string} b */
export function jointCases(fabric, a, b) {
  const { line } = fabric;
  if (!b || line(a).includes(b) || line(b).includes(a)) return [];
  return fabric.cases.filter((one) => sides(fabric, one.places ?? [], a, b));
}

/** How many papers bind each two of the regions `axis`, by "a b"; both orders are there.
 * @param {Fabric} fabric @param {Paper[]} papers @param {string[]} axis */
export function cells(fabric, papers, axis) {
  /** @type {Map<string, Paper[]>} */
  const found = new Map();
  for (const paper of papers) {
    const touched = new Set(signers(paper).flatMap((one) => fabric.line(one.binds ?? "")));
    const own = axis.filter((code) => touched.has(code));
    for (const a of own) for (const b of own) if (bond(fabric, paper, a, b)) found.set(`${a} ${b}`, [...(found.get(`${a} ${b}`) ?? []), paper]);
  }
  return found;
}
