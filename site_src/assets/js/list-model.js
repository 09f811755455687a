/** Narrow, count, sort and widen a list: pure functions over its index. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const PAIR = " ";
const MOST_WIDER = 5, MOST_PAIRS = 3;

const VALUES = new Uint8Array(128);
[...DIGITS].forEach((digit, i) => { VALUES[digit.charCodeAt(0)] = i; });

/** Read a column of whole numbers. @param {[number, string]} packed @returns {Uint32Array} */
function column([width, digits]) {
  const numbers = new Uint32Array(digits.length / width);
  for (let i = 0; i < digits.length; i += 1) {
    const at = Math.floor(i / width);
    numbers[at] = numbers[at] * 64 + VALUES[digits.charCodeAt(i)];
  }
  return numbers;
}

/** @param {any} json the index as it is published @returns {ListIndex} */
export function decode(json) {
  const dateOf = new Uint32Array(json.size);
  let at = 0;
  json.dates.forEach((/** @type {[string, number]} */ [, run], /** @type {number} */ i) => dateOf.fill(i, at, at += run));
  return {
    ...json,
    dates: json.dates.map((/** @type {[string, number]} */ [date]) => date), dateOf,
    byTitle: null, asSearched: null,
    facets: json.facets.map((/** @type {any} */ facet) => ({ ...facet, codes: facet.codes ?? null, labels: facet.labels ?? [], column: column(facet.column) })),
    amounts: json.amounts.map((/** @type {any} */ { rows, ...amount }) => {
      const stated = new Map(), bases = json.facets.find((/** @type {any} */ one) => one.name === amount.facet)?.codes ?? [""];
      for (let i = 0, record = 0; i < rows.length; i += 3) {
        record += rows[i];
        stated.set(record, [...(stated.get(record) ?? []), [rows[i + 1], bases[rows[i + 2]]]]);
      }
      return { ...amount, stated };
    }),
  };
}

/** Put in place what is seldom needed: values of large facets, the orders by title and of the search.
 * @param {ListIndex} index @param {any} more as it is published */
export function complete(index, more) {
  for (const facet of index.facets) Object.assign(facet, more.facets[facet.name]);
  index.byTitle = column(more.by_title);
  index.asSearched = column(more.as_searched);
}

/** The first and the last day that a date of any precision can mean. @param {string} date */
export const span = (date) => [date + "-01-01".slice(date.length - 4), date + "-12-31".slice(date.length - 4)];

/** The amounts of a record, of the chosen bases alone. @param {ListIndex} index @param {ListState} state @param {ListAmount} amount */
function statedBy(index, state, amount) {
  const bases = state.facets[amount.facet];
  return (/** @type {number} */ record) => {
    const all = amount.stated.get(record) ?? [];
    return (bases ? all.filter(([, basis]) => bases.includes(basis)) : all).map(([cny]) => cny);
  };
}

/** @param {ListIndex} index @param {ListState} state @param {Set<number>|null} found the records that have the words, where words are asked
 * @returns {Condition[]} */
export function conditions(index, state, found) {
  /** @type {Condition[]} */
  const all = [];
  for (const { name, codes, sets, column: of } of index.facets) {
    const chosen = state.facets[name];
    if (!chosen || !codes) continue;
    const wanted = new Set(chosen.map((code) => codes.indexOf(code)));
    const fits = sets.map((set) => set.some((code) => wanted.has(code)));
    all.push({ key: name, meets: (record) => fits[of[record]] });
  }
  for (const [name, { from, to }] of Object.entries(state.ranges)) {
    if (name === "date") {
      const low = from && span(from)[0], high = to && span(to)[1];
      const fits = index.dates.map((date) => date !== "" && (!low || span(date)[1] >= low) && (!high || span(date)[0] <= high));
      all.push({ key: "date", meets: (record) => fits[index.dateOf[record]], lacks: (record) => index.dates[index.dateOf[record]] === "" });
      continue;
    }
    const amount = index.amounts.find((one) => one.name === name);
    if (!amount) continue;
    const stated = statedBy(index, state, amount), low = from ? Number(from) : 0, high = to ? Number(to) : Infinity;
    all.push({ key: name, meets: (record) => stated(record).some((cny) => cny >= low && cny <= high), lacks: (record) => !stated(record).length });
  }
  if (state.q && found) all.push({ key: "q", meets: (record) => found.has(record) });
  return all;
}

/** Go through the records once: which meet everything, how many each code would leave, what stands in the way of the others.
 * `failing` counts the records that fail one condition, or two, and nothing else.
 * @param {ListIndex} index @param {Condition[]} asked @returns {Survey} */
export function survey(index, asked) {
  const kept = [], failing = new Map(), /** @type {Record<string, number>} */ lacking = {};
  const counts = index.facets.map(({ size }) => new Int32Array(size));
  const place = new Map(index.facets.map(({ name }, i) => [name, i]));
  const count = (/** @type {number} */ i, /** @type {number} */ record) => { for (const code of index.facets[i].sets[index.facets[i].column[record]]) counts[i][code] += 1; };
  for (let record = 0; record < index.size; record += 1) {
    const failed = [];
    for (const one of asked) {
      if (one.meets(record)) continue;
      failed.push(one);
      if (failed.length > 2) break;
    }
    if (!failed.length) {
      kept.push(record);
      for (let i = 0; i < counts.length; i += 1) count(i, record);
    } else if (failed.length <= 2) {
      const key = failed.map((one) => one.key).join(PAIR);
      failing.set(key, (failing.get(key) ?? 0) + 1);
      const [{ key: only, lacks }] = failed, i = place.get(only);
      if (failed.length === 1 && i !== undefined) count(i, record);
      if (failed.length === 1 && lacks?.(record)) lacking[only] = (lacking[only] ?? 0) + 1;
    }
  }
  return { kept, counts, failing, lacking };
}

/** @param {ListIndex} index @param {number[]} kept in the list's own order @param {ListState} state @returns {number[]} */
export function sorted(index, kept, state) {
  const [base, way = ""] = state.sort.split("-");
  if (base === "newest") return kept;
  if (base === "title") {
    const wanted = new Set(kept), all = [...(index.byTitle ?? [])].filter((record) => wanted.has(record));
    return way ? all.reverse() : all;
  }
  const rank = ranking(index, state, base, way), ranks = new Map(kept.map((record) => [record, rank(record)]));
  // What is not stated stands last in either direction; equal records keep the list's order.
  const sign = way === "desc" ? -1 : 1, of = (/** @type {number} */ record) => /** @type {number} */ (ranks.get(record));
  return [...kept].sort((a, b) => (of(a) === of(b) ? a - b : of(a) === Infinity ? 1 : of(b) === Infinity ? -1 : sign * (of(a) - of(b))));
}

/** The number by which a record stands, the smallest first; Infinity where nothing is stated.
 * @param {ListIndex} index @param {ListState} state @param {string} base @param {string} way @returns {(record: number) => number} */
function ranking(index, state, base, way) {
  if (base === "oldest") {
    const order = [...index.dates].sort(), at = index.dates.map((date) => (date ? order.indexOf(date) : Infinity));
    return (record) => at[index.dateOf[record]];
  }
  const amount = index.amounts.find((one) => one.name === base);
  if (amount) {
    const stated = statedBy(index, state, amount);
    return (record) => {
      const all = stated(record);
      return !all.length ? Infinity : way === "asc" ? Math.min(...all) : -Math.max(...all);
    };
  }
  const facet = index.facets.find((one) => one.name === base);
  return (record) => facet?.sets[facet.column[record]][0] ?? Infinity;
}

/** The orders that a list has. @param {ListIndex} index */
export const orders = (index) => Object.keys(index.words).filter((key) => key.startsWith("order.")).map((key) => key.slice("order.".length));

/** The nearest wider questions that have records: a little wider first, then without one condition (the one that leaves
 * the fewest), and only where there is none, without two.
 * @param {ListIndex} index @param {ListState} state @param {Set<number>|null} found @returns {Wider[]} */
export function wider(index, state, found) {
  const asked = conditions(index, state, found), { failing } = survey(index, asked);
  const count = (/** @type {ListState} */ one) => survey(index, conditions(index, one, found)).kept.length;
  /** @type {Wider[]} */
  const near = stretched(index, state, asked).map(([changed, next]) => ({ state: next, count: count(next), dropped: [], changed })).filter((one) => one.count);
  const drop = (/** @type {number} */ size) => [...failing].filter(([key]) => key.split(PAIR).length === size)
    .map(([key]) => { const dropped = key.split(PAIR), next = without(state, dropped); return { state: next, count: count(next), dropped, changed: "" }; })
    .sort((a, b) => a.count - b.count);
  const one = [...near, ...drop(1)].slice(0, MOST_WIDER);
  return one.length ? one : drop(2).slice(0, MOST_PAIRS);
}

/** @param {ListState} state @param {string[]} keys @returns {ListState} */
export function without(state, keys) {
  const rest = (/** @type {Record<string, any>} */ all) => Object.fromEntries(Object.entries(all).filter(([name]) => !keys.includes(name)));
  return { ...state, page: 1, q: keys.includes("q") ? "" : state.q, facets: rest(state.facets), ranges: rest(state.ranges) };
}

/** Each condition loosened by one step: a region to the one above it, a year and a range to the nearest that has something.
 * @param {ListIndex} index @param {ListState} state @param {Condition[]} asked @returns {[string, ListState][]} */
function stretched(index, state, asked) {
  const others = (/** @type {string} */ key) => survey(index, asked.filter((one) => one.key !== key)).kept;
  /** @type {[string, ListState][]} */
  const all = [];
  for (const [name, chosen] of Object.entries(state.facets)) {
    const facet = index.facets.find((one) => one.name === name), codes = facet?.codes;
    if (!facet || !codes) continue;
    const set = (/** @type {string[]} */ values) => all.push([name, { ...state, page: 1, facets: { ...state.facets, [name]: [...new Set(values)] } }]);
    if (facet.parents) {
      const above = chosen.map((code) => codes[facet.parents?.[codes.indexOf(code)] ?? -1] ?? code);
      if (above.some((code, i) => code !== chosen[i])) set(above);
    } else if (name === "year") {
      const known = new Set(others(name).flatMap((record) => facet.sets[facet.column[record]].map((code) => codes[code])));
      const gap = (/** @type {string} */ year) => Math.min(...chosen.map((one) => Math.abs(Number(one) - Number(year))));
      const [nearest] = [...known].sort((a, b) => gap(a) - gap(b) || Number(b) - Number(a));
      if (nearest) set([...chosen, nearest]);
    }
  }
  for (const [name, { from, to }] of Object.entries(state.ranges)) {
    const next = nearestRange(index, state, name, { from, to }, others(name));
    if (next) all.push([name, { ...state, page: 1, ranges: { ...state.ranges, [name]: next } }]);
  }
  return all;
}

/** The range with the end moved that has the nearest value beyond it. @param {ListIndex} index @param {ListState} state
 * @param {string} name @param {Range} range @param {number[]} records @returns {Range|null} */
function nearestRange(index, state, name, { from, to }, records) {
  if (name === "date") {
    const days = records.map((record) => index.dates[index.dateOf[record]]).filter(Boolean);
    const before = from ? days.filter((day) => span(day)[1] < span(from)[0]).sort().at(-1) : undefined;
    const after = to ? days.filter((day) => span(day)[0] > span(to)[1]).sort()[0] : undefined;
    const far = (/** @type {string} */ a, /** @type {string} */ b) => Math.abs(Date.parse(span(a)[0]) - Date.parse(span(b)[0]));
    if (before && (!after || far(before, from) <= far(after, to))) return { from: before, to };
    return after ? { from, to: after } : null;
  }
  const amount = index.amounts.find((one) => one.name === name);
  if (!amount) return null;
  const values = records.flatMap(statedBy(index, state, amount));
  const below = from ? Math.max(...values.filter((cny) => cny < Number(from))) : -Infinity;
  const above = to ? Math.min(...values.filter((cny) => cny > Number(to))) : Infinity;
  if (below === -Infinity && above === Infinity) return null;
  return Number(from) - below <= above - Number(to) || above === Infinity ? { from: String(below), to } : { from, to: String(above) };
}
