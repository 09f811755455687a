/** Put agreements into words and links of the page's language. */

import { day } from "./search-excerpt.js";
import { h } from "./check-dom.js";

export class Teller {
  /** @param {HTMLElement} page */
  constructor(page) {
    const { lang, home, root, agreements } = page.dataset;
    this.lang = lang === "en" ? "en" : "zh";
    this.home = home ?? "";
    this.data = `${root}${agreements}`;
    /** @type {Words} */
    this.words = JSON.parse(page.querySelector("[data-part=words]")?.textContent ?? "{}");
  }

  /** A sentence of the catalogue with its gaps filled. @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), this.words[key] ?? "");
  }

  /** The wording in the page's language, the other one where there is none. @param {any} record @param {string} field @returns {string} */
  pick(record, field) {
    const [own, other] = this.lang === "zh" ? ["zh", "en"] : ["en", "zh"];
    return record[`${field}_${own}`] || record[`${field}_${other}`] || "";
  }

  /** A region with what it lies in. @param {Fabric} fabric @param {string} code */
  place(fabric, code) {
    const found = fabric.places.get(code);
    return found ? this.pick(found, "full") : code;
  }

  /** A region's own name. @param {Fabric} fabric @param {string} code */
  short(fabric, code) {
    return this.pick(fabric.places.get(code) ?? {}, "name");
  }

  /** @param {Fabric} fabric @param {string} a @param {string} b */
  pair(fabric, a, b) {
    if (a === b) return this.say("within", { a: this.place(fabric, a) });
    return this.say("pair", { a: this.place(fabric, a), b: this.place(fabric, b) });
  }

  /** @param {string | undefined} iso */
  date(iso) {
    return iso ? day(iso, this.lang) : this.say("undated");
  }

  /** @param {Paper} paper */
  paper(paper) {
    return h("a", { href: `${this.home}agreements/${paper.id}.html` }, this.pick(paper, "title"));
  }
}

/** Values in a row, parted as on every page. @param {(Node | string)[]} values */
export const row = (...values) => values.flatMap((one, at) => (at ? [h("span", { class: "od-sep", "aria-hidden": "true" }, "\u00a0· "), one] : [one]));
