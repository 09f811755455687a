/** Say where what an answer names can be read: pages of this site, and sources that may be linked. */

import { h } from "./check-dom.js";

/** @param {{home: string, words: any, rules: Rules, unlinked: string[]}} context */
export function linksOf({ home, words, rules, unlinked }) {
  const { t, lang } = words;
  /** @param {string} lawId @param {string} article */
  const lawUrl = (lawId, article) => `${home}laws/${lawId}.html${/^\d+/.test(article) ? `#a${article.match(/^\d+/)?.[0]}` : ""}`;
  /** @param {string} url */
  const isLinked = (url) => {
    try {
      return !unlinked.includes(new URL(url).hostname);
    } catch {
      return false;
    }
  };
  return {
    /** @param {Row} law @param {string} article */
    article: (law, article) => h("a", { href: lawUrl(law.law_id, article) }, words.citation(law, article)),
    /** @param {Row} standard */
    standard: (standard) => [h("a", { href: `${home}standards/${standard.standard_id}.html`, lang: lang === "en" && !standard.title_en ? "zh-Hans" : "" }, words.pick(standard.title_zh, standard.title_en)),
      standard.doc_no ? h("small", { class: "od-check__quiet", lang: lang === "en" ? "zh-Hans" : "" }, ` ${standard.doc_no}`) : null],
    /** @param {string} code */
    region: (code) => h("a", { href: `${home}regions/${code}.html` }, regionName(rules, code, words)),
    /** @param {string} url */
    source: (url) => (url && isLinked(url) ? h("a", { href: url, rel: "noopener nofollow", class: "od-out" }, t("check.source")) : null),
    /** @param {string} url */
    isLinked,
  };
}

/** A place with its province: 浙江省杭州市 / Hangzhou, Zhejiang. @param {Rules} rules @param {string} code @param {any} words @returns {string} */
export function regionName(rules, code, { lang, pick }) {
  const line = [];
  for (let at = code; at && at !== "100000"; at = rules.regions.get(at)?.parent_code) {
    const row = rules.regions.get(at);
    if (!row) break;
    line.push(pick(row.name_zh, row.name_en));
  }
  if (!line.length) {
    const nation = rules.regions.get(code);
    return nation ? pick(nation.name_zh, nation.name_en) : code;
  }
  return [...new Set(lang === "zh" ? line.reverse() : line)].join(lang === "zh" ? "" : ", ");
}
