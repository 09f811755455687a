/** Put codes, figures, dates and articles into the words of the page's language, as generator/penalty/words.py does. */

import { ONE, figure, plain } from "./check-decimal.js";
import { isKnown, isSet } from "./check-statutory.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DIGITS = "零一二三四五六七八九";
const CODES = ["basis", "subject", "severity", "milder"];
/** @type {[string, bigint][]} */
const UNITS = [["亿", 100_000_000n], ["万", 10_000n]];

/** @param {string} text */
const grouped = (text) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** @param {number} number */
function chinese(number) {
  const hundreds = Math.floor(number / 100), tens = Math.floor((number % 100) / 10), ones = number % 10;
  let text = hundreds ? `${DIGITS[hundreds]}百` : "";
  if (tens) text += `${tens === 1 && !hundreds ? "" : DIGITS[tens]}十`;
  else if (hundreds && ones) text += "零";
  return text + (ones ? DIGITS[ones] : "");
}

/** The words of one page. @param {"zh"|"en"} lang @param {Record<string, string>} words */
export function wordsOf(lang, words) {
  /** @param {string} key @param {Record<string, string|number>} [values] */
  function t(key, values = {}) {
    if (!(key in words)) throw new Error(`no word for ${key}`);
    return words[key].replace(/\{([\w-]+)\}/g, (_, name) => String(values[name]));
  }
  /** @param {string} zh @param {string} en */
  const pick = (zh, en) => (lang === "zh" ? zh || en : en || zh);

  /** @param {Figure} cny */
  function money(cny) {
    if (lang !== "zh") return `CNY ${grouped(plain(cny))}`;
    for (const [unit, size] of UNITS) {
      if (cny >= size * ONE && (cny * 100n) % (size * ONE) === 0n) return `${plain(cny / size)}${unit}元`;
    }
    return `${grouped(plain(cny))}元`;
  }
  /** @param {string} iso */
  function date(iso) {
    if (!iso) return "";
    const parts = iso.split("-").map(Number);
    if (lang === "zh") return parts.map((part, at) => `${part}${"年月日"[at]}`).join("");
    return [parts[2], MONTHS[parts[1] - 1], parts[0]].filter(Boolean).join(" ");
  }
  /** @param {string} number */
  function article(number) {
    const found = /^(\d+)(?:\((\d+)\))?(?:\[(\d+)\])?$/.exec(number);
    if (!found) return number;
    const [, main, paragraph, item] = found;
    if (lang !== "zh") return `article ${main}${paragraph ? `(${paragraph})` : ""}${item ? `, item (${item})` : ""}`;
    return `第${chinese(Number(main))}条${paragraph ? `第${chinese(Number(paragraph))}款` : ""}${item ? `第（${chinese(Number(item))}）项` : ""}`;
  }
  /** @param {string} name @param {Record<string, string>} params */
  function fill(name, params) {
    const value = name in params ? params[name] : pick(params[`${name}_zh`] ?? "", params[`${name}_en`] ?? "");
    if (!value) return "";
    // A Chinese sentence puts a title between 《》 and a violation between “”, so marks inside them become the inner ones.
    if (name === "standard" && lang === "zh") return value.replaceAll("《", "〈").replaceAll("》", "〉");
    if (name === "violation" && lang === "zh") return value.replaceAll("“", "‘").replaceAll("”", "’");
    if (CODES.includes(name)) return t(`penalty.${name}.${value}`);
    const write = { cny: (/** @type {string} */ text) => money(figure(text)), on: date, article }[name.slice(name.lastIndexOf("_") + 1)];
    return write ? write(value) : value;
  }
  /** The sentence of a code, its placeholders filled. @param {Said} item @param {string} group */
  const say = ({ code, params }, group) => t(`penalty.${group}.${code}`, new Proxy({}, { get: (_, name) => fill(String(name), params) }));

  /** @param {Fine} fine @param {Figure|null} low @param {Figure|null} high @param {(figure: Figure) => string} write */
  function range(fine, low, high, write) {
    if (high !== null && low === high) return write(high);
    const start = !low ? "" : fine.lowInclusive === false ? "over" : "from";
    const end = high === null ? "" : fine.highInclusive === false ? "under" : "to";
    return t(`penalty.text.${[start, end].filter(Boolean).join("_")}`, { a: low ? write(low) : "", b: high === null ? "" : write(high) });
  }
  /** A fine in words: in CNY where known, else as the share of what is not known. @param {Fine} fine */
  function fineWords(fine) {
    if (!isSet(fine)) return t("penalty.text.no_fine");
    if (isKnown(fine)) return range(fine, fine.low, fine.high, money);
    if (fine.highRate === null) return t("penalty.text.no_figure");
    const isPercent = fine.basis === "percent";
    const rate = (/** @type {Figure} */ one) => (isPercent ? `${plain(one)}%` : t("penalty.text.multiple", { n: plain(one) }));
    const text = t(isPercent ? "penalty.text.share_percent" : "penalty.text.share_multiple", { of: t(`penalty.basis.${fine.of}`), range: range(fine, fine.lowRate, fine.highRate, rate) });
    return fine.cap === null ? text : t("penalty.text.capped", { range: text, cap_cny: money(fine.cap) });
  }
  /** @param {Row} law */
  function force(law) {
    if (!law.effective_from) return t("penalty.text.force_unknown");
    return t(law.effective_to ? "penalty.text.force_to" : "penalty.text.force", { start_on: date(law.effective_from), end_on: date(law.effective_to) });
  }
  return {
    lang, t, pick, money, date, article, say, fineWords, force,
    conditions: (/** @type {Said[]} */ items) => items.map((item) => say(item, "condition")).join(t("penalty.and")),
    measures: (/** @type {string[]} */ codes) => codes.map((code) => t(`penalty.measure.${code}`)).join(t("penalty.text.list")),
    citation: (/** @type {Row} */ law, /** @type {string} */ number) => {
      const name = pick(law.name_zh, law.name_en);
      return lang === "zh" ? `${name}${article(number)}` : `${name}, ${article(number)}`;
    },
  };
}
