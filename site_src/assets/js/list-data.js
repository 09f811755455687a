/** Fetch a list's index, its names and the parts that are needed, each once. */

import { decode } from "./list-model.js";

const AT_ONCE = 4;

export class ListData {
  /** @param {string} folder address of lists/<kind> @param {string} lang @param {ListIndex} index */
  constructor(folder, lang, index) {
    this.folder = folder;
    this.lang = lang;
    this.index = index;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
  }

  /** @param {string} root way to the site root @param {string} kind @param {string} lang */
  static async open(root, kind, lang) {
    const folder = new URL(`${root}lists/${kind}`, document.baseURI).href;
    return new ListData(folder, lang, decode(await fetched(`${folder}.${lang}.json`, "no-cache")));
  }

  /** @param {string|number} name @returns {Promise<any>} */
  file(name) {
    const key = String(name);
    if (!this.files.has(key)) {
      const loading = fetched(`${this.folder}/${this.lang}-${key}.json?v=${this.index.version}`, "default");
      // What failed may be there the next time it is wanted.
      this.files.set(key, loading.catch((error) => { this.files.delete(key); throw error; }));
    }
    return /** @type {Promise<any>} */ (this.files.get(key));
  }

  /** Put the codes and words of the large facets in place. */
  async names() {
    for (const [name, words] of Object.entries(await this.file("names"))) Object.assign(/** @type {ListFacet} */ (this.index.facets.find((one) => one.name === name)), words);
  }

  /** @param {number[]} records @returns {Promise<ListRow[]>} */
  async rows(records) {
    const { part } = this.index, parts = new Map();
    await Promise.all([...new Set(records.map((record) => Math.floor(record / part)))].map(async (at) => parts.set(at, await this.file(at))));
    return records.map((record) => parts.get(Math.floor(record / part))[record % part]);
  }

  /** Fetch everything there is, the first records first, a few files at once. */
  async rest() {
    const names = Array.from({ length: Math.ceil(this.index.size / this.index.part) }, (_, i) => i);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (let next = names.shift(); next !== undefined; next = names.shift()) await this.file(next); }));
  }
}

/** @param {string} url @param {RequestCache} cache */
async function fetched(url, cache) {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}
