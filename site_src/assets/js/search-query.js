// Cut what a reader typed into parts that are looked up; the same as generator/search/parsing.py and grams.py.

import { isCjk, isNumber, joinTokens, tokens } from "./search-fold.js";

const QUOTES = "\"“”„＂「」『』";
const CHUNK = new RegExp(`[${QUOTES}]([^${QUOTES}]+)[${QUOTES}]|([^\\s${QUOTES}]+)`, "gu");
const INNER_SPACE = /(第|[0-9])\s+(?=[0-9]+\s*[条條]|[万亿萬億元条條])/gu;
const MEASURES = new Set("年月日号条款项元件个台套双瓶家起");
const LAW_ENDING = /(法|条例|规定|办法|细则)$/u;
const ENCODER = new TextEncoder();

/** @param {string} text @param {Folder} folder @returns {Query} */
export function parse(text, folder) {
  const found = [...text.replace(INNER_SPACE, "$1").matchAll(CHUNK)].filter((match) => folder.fold(match[1] ?? match[2]));
  const chunks = found.map((match, i) => {
    const isQuoted = match[1] !== undefined;
    const forms = folder.views(match[1] ?? match[2]);
    const alternatives = forms.map((form) =>
      isQuoted ? [partOf(form, false)] : openWords(split(form), i === found.length - 1));
    return { alternatives, names: forms.map(nameGram), isQuoted };
  });
  return { chunks, names: folder.views(text).filter(Boolean).map(nameGram) };
}

/** @param {string} text @param {boolean} isOpen @returns {Part} */
export const partOf = (text, isOpen) => ({ text, grams: queryGrams(text), isOpen });

/** Tell whether the index alone decides. @param {Query} query */
export const isProved = (query) =>
  query.chunks.every((chunk) => chunk.alternatives.every((row) => row.every((part) => part.grams.length === 1)));

/** @param {string[]} texts @param {boolean} isLast */
function openWords(texts, isLast) {
  return texts.map((text, i) => {
    const least = isNumber(text) ? 8 : isLast && i === texts.length - 1 ? 2 : 4;
    return partOf(text, isWord(text) && !text.includes(" ") && [...text].length >= least);
  });
}

/** 商标法60 → 商标法, 60条; numbers keep 第 before and their measure after. @param {string} folded */
function split(folded) {
  const found = tokens(folded);
  /** @type {string[]} */
  const parts = [];
  let at = 0;
  while (at < found.length) {
    let end = numberEnd(found, at);
    if (end > at) {
      const text = joinTokens(found.slice(at, end));
      const isArticle = end === found.length && isNumber(text) && LAW_ENDING.test(parts[parts.length - 1] ?? "");
      parts.push(isArticle ? `${text}条` : text);
    } else {
      end = at + 1;
      while (end < found.length && isCjk(found[at]) && isCjk(found[end]) && numberEnd(found, end) === end) end += 1;
      parts.push(joinTokens(found.slice(at, end)));
    }
    at = end;
  }
  return parts;
}

/** @param {string[]} found @param {number} at */
function numberEnd(found, at) {
  while (at < found.length) {
    const first = found[at] === "第" ? at + 1 : at;
    let end = first;
    while (end < found.length && isNumber(found[end])) end += 1;
    if (end === first) return at;
    at = end < found.length && MEASURES.has(found[end]) ? end + 1 : end;
  }
  return at;
}

/** @param {string} part */
function queryGrams(part) {
  const found = tokens(part), grams = new Set();
  const pairs = found.slice(1).map((right, i) => isPair(found[i], right));
  found.forEach((token, i) => {
    if (pairs[i]) grams.add(token + found[i + 1]);
    else if (!pairs[i - 1]) grams.add(token);
  });
  return [...grams];
}

/** @param {string} left @param {string} right */
const isPair = (left, right) => (isCjk(left) ? isCjk(right) || isNumber(right) : isNumber(left) && isCjk(right));

/** @param {string} gram */
export const isWord = (gram) => !gram.startsWith("=") && ![...gram].some(isCjk);

/** @param {string} folded */
const nameGram = (folded) => `=${fingerprint(folded).toString(36)}`;

/** FNV-1a, 32 bits, of the UTF-8 bytes. @param {string} text */
export function fingerprint(text) {
  let value = 0x811c9dc5;
  for (const byte of ENCODER.encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
