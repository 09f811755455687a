// Read the files of a search index as a query needs them, each once; the same as generator/search/reader.py.

import { Folder } from "./search-fold.js";
import { fingerprint, isWord } from "./search-query.js";

export class SearchError extends Error {
  /** @param {string} path @param {string} reason */
  constructor(path, reason) {
    super(`${path}: ${reason}`);
    Object.assign(this, { name: "SearchError", path, reason });
  }
}

const UTF8 = new TextDecoder();

export class SearchIndex {
  /** @param {string} base address of search/<lang>/ @param {any} contents */
  constructor(base, contents) {
    this.base = base;
    /** @type {number} */ this.size = contents.documents;
    /** @type {string[]} */ this.words = contents.words;
    /** @type {number} */ this.shards = contents.shards;
    /** @type {string} */ this.version = contents.version;
    this.folder = new Folder(contents.variants);
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
  }

  /** @param {string} root way to the site root @param {string} lang */
  static async open(root, lang) {
    const base = new URL(`${root}search/${lang}/`, document.baseURI).href;
    return new SearchIndex(base, await load(`${base}index.json`, (response) => response.json(), "no-cache"));
  }

  /** @param {string} gram @param {boolean} isOpen @returns {Promise<Levels>} */
  async levels(gram, isOpen) {
    if (!isWord(gram)) return collect(await this.bytes(`t/${fingerprint(gram) % this.shards}.bin`), gram, false);
    let first = this.words.findIndex((word) => word > gram) - 1;
    if (first === -2) first = this.words.length - 1;
    first = Math.max(first, 0);
    const wanted = [];
    for (let i = first; i < this.words.length; i += 1) {
      if (this.words[i] > gram && !(isOpen && this.words[i].startsWith(gram))) break;
      wanted.push(this.bytes(`w/${i}.bin`));
      if (!isOpen) break;
    }
    const found = new Map();
    for (const content of await Promise.all(wanted)) {
      for (const [id, level] of collect(content, gram, isOpen)) found.set(id, Math.max(level, found.get(id) ?? 0));
    }
    return found;
  }

  /** @param {string} name @returns {Promise<Facet>} */
  async facet(name) {
    const cursor = { content: await this.bytes(`f/${name}.bin`), at: 0 };
    const length = number(cursor);
    const header = JSON.parse(UTF8.decode(cursor.content.subarray(cursor.at, cursor.at += length)));
    return { values: header.values, labels: header.labels, sets: header.sets, column: column(cursor, header, this.size) };
  }

  /** @param {number} id @returns {Promise<Texts>} */
  texts(id) { return this.file(`d/${Math.floor(id / 1000)}/${id}.json`, (response) => response.json()); }

  /** @param {string} path @returns {Promise<Uint8Array>} */
  bytes(path) { return this.file(path, async (response) => new Uint8Array(await response.arrayBuffer())); }

  /** @param {string} path @param {(response: Response) => Promise<any>} read */
  file(path, read) {
    let file = this.files.get(path);
    if (!file) {
      file = load(`${this.base}${path}?v=${this.version}`, read, "default");
      this.files.set(path, file);
      file.catch(() => this.files.delete(path));
    }
    return file;
  }
}

/** @param {string} url @param {(response: Response) => Promise<any>} read @param {RequestCache} cache */
async function load(url, read, cache) {
  let response;
  try {
    response = await fetch(url, { cache });
  } catch (error) {
    throw new SearchError(new URL(url).pathname, String(error));
  }
  if (!response.ok) throw new SearchError(new URL(url).pathname, String(response.status));
  return read(response);
}

/** @param {Cursor} cursor */
function number(cursor) {
  let value = 0, scale = 1, byte;
  do {
    byte = cursor.content[cursor.at++];
    value += (byte & 0x7f) * scale;
    scale *= 128;
  } while (byte > 0x7f);
  return value;
}

/** @param {Uint8Array} content @param {string} gram @param {boolean} isOpen @returns {Levels} */
function collect(content, gram, isOpen) {
  const found = new Map(), cursor = { content, at: 0 };
  while (cursor.at < content.length) {
    const length = number(cursor);
    const name = UTF8.decode(content.subarray(cursor.at, cursor.at += length));
    const wanted = name === gram || (isOpen && name.startsWith(gram));
    for (const level of [6, 4, 2]) {
      const header = number(cursor), end = cursor.at + (header >>> 1);
      if (wanted) {
        const here = name === gram ? level : level - 1;
        for (const id of ids(content, cursor.at, end, header & 1)) if ((found.get(id) ?? 0) < here) found.set(id, here);
      }
      cursor.at = end;
    }
  }
  return found;
}

/** A set as a bitmap or as gaps. @param {Uint8Array} content @param {number} at @param {number} end @param {number} isBitmap */
function* ids(content, at, end, isBitmap) {
  if (isBitmap) {
    for (let i = at; i < end; i += 1) for (let bit = 0; bit < 8; bit += 1) if (content[i] >> bit & 1) yield (i - at) * 8 + bit;
    return;
  }
  const cursor = { content, at };
  for (let id = -1; cursor.at < end;) yield id += number(cursor) + 1;
}

/** @param {Cursor} cursor @param {{coding: string, highest: number}} header @param {number} size */
function column(cursor, header, size) {
  const values = [];
  if (header.coding === "runs") {
    while (cursor.at < cursor.content.length) {
      const value = number(cursor);
      for (let left = number(cursor); left > 0; left -= 1) values.push(value);
    }
    return values;
  }
  const width = Math.max(1, 32 - Math.clz32(header.highest));
  let held = 0, count = 0;
  for (; values.length < size; count -= width, held >>>= width) {
    for (; count < width; count += 8) held |= cursor.content[cursor.at++] << count;
    values.push(held & ((1 << width) - 1));
  }
  return values;
}
