/** Hold what the engine has to say as codes and parameters; catalogues give the words. */

/** @param {string} text @param {string} mark */
const before = (text, mark) => text.slice(0, Math.max(text.lastIndexOf(mark), 0)) || text;

/** Return `code` with the names of a law, a standard and a place in both languages among its parameters.
 * @param {string} code @param {{law?: Row|null, standard?: Row, place?: Row}} [about] @param {Record<string, string>} [more] @returns {Said} */
export function said(code, { law, standard, place } = {}, more = {}) {
  return {
    code,
    params: {
      ...(law && {
        law_id: law.law_id, law_zh: law.name_zh, law_en: law.name_en,
        family_zh: before(law.name_zh, "（"), family_en: before(law.name_en, " ("),
      }),
      ...(standard && { standard_id: standard.standard_id, standard_zh: standard.title_zh, standard_en: standard.title_en }),
      ...(place && { region_code: place.code, region_zh: place.name_zh, region_en: place.name_en }),
      ...more,
    },
  };
}

/** @param {Said[]} [path] @param {Said[]} [unknown] @returns {Notes} */
export const notes = (path = [], unknown = []) => ({ path, unknown });

/** Join notes, one after the other. @param {Notes[]} all @returns {Notes} */
export const joined = (...all) => notes(all.flatMap((one) => one.path), all.flatMap((one) => one.unknown));

/** Return `items`, each once, in order. @param {Said[]} items */
export function distinct(items) {
  const seen = new Set();
  return items.filter((item) => {
    const key = JSON.stringify([item.code, Object.entries(item.params).sort(([a], [b]) => (a < b ? -1 : 1))]);
    return seen.has(key) ? false : seen.add(key);
  });
}
