/** Fetch a list's index, its names and the parts that are needed, each once. */

import { complete, decode } from "./list-model.js";

const AT_ONCE = 4;

export class ListData {
  /** @param {string} address of the index, lists/<kind>.<lang>.json @param {ListIndex} index */
  constructor(address, index) {
    const [, folder, lang] = /^(.*)\.(\w+)\.json$/.exec(address) ?? [];
    this.stem = `${folder}/${lang}-`;
    this.index = index;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
  }

  /** @param {Response} answer the list's index */
  static async open(answer) { return new ListData(answer.url, decode(await read(answer))); }

  /** @param {string|number} name @returns {Promise<any>} */
  file(name) {
    const key = String(name);
    if (!this.files.has(key)) {
      const loading = fetch(`${this.stem}${key}.json?v=${this.index.version}`).then(read);
      // What failed may be there the next time it is wanted.
      this.files.set(key, loading.catch((error) => { this.files.delete(key); throw error; }));
    }
    return /** @type {Promise<any>} */ (this.files.get(key));
  }

  /** Fetch what is seldom needed. */
  async more() {
    if (!this.index.byTitle) complete(this.index, await this.file("more"));
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

/** @param {Response} answer @returns {Promise<any>} */
async function read(answer) {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}
