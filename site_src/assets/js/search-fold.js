// Fold text into the form in which it is searched; the same as generator/search/folding.py and numerals.py.

const CJK = "\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const IS_CJK = new RegExp(`^[${CJK}]`, "u");
const TOKEN = new RegExp(`[${CJK}]|[^${CJK} ]+`, "gu");
const WORD = /[\p{L}\p{N}_]/u;
const DIGITS = new Map([..."〇零一壹二贰三叁四肆五伍六陆七柒八捌九玖"].map((c, i) => [c, i >> 1]));
DIGITS.set("两", 2);
const UNITS = new Map([["十", 10], ["拾", 10], ["百", 100], ["佰", 100], ["千", 1000], ["仟", 1000]]);
const MYRIADS = new Map([["万", 1e4], ["亿", 1e8]]);
const NUMERALS = [...DIGITS.keys(), ...UNITS.keys(), ...MYRIADS.keys()].join("");
const NUMBER = new RegExp(`([0-9](?:[0-9.,]*[0-9])?)(?:[ \\u3000]*([十百千万亿]+))?|([${NUMERALS}]+)`, "gu");
const LONGEST = 24;

/** @param {string} token */
export const isCjk = (token) => IS_CJK.test(token);
/** @param {string} token */
export const isNumber = (token) => /^[0-9][0-9_]*$/.test(token);
/** @param {string} folded @returns {string[]} */
export const tokens = (folded) => folded.match(TOKEN) ?? [];

/** @param {string[]} parts */
export function joinTokens(parts) {
  return parts.map((part, i) => (i && !isCjk(parts[i - 1]) && !isCjk(part) ? ` ${part}` : part)).join("");
}

export class Folder {
  /** @param {[string, string]} variants forms and what they fold to, character by character */
  constructor([sources, targets]) {
    const plain = [...targets];
    this.variants = new Map([...sources].map((source, i) => [source, plain[i]]));
    this.cache = new Map();
  }

  /** @param {string} text */
  fold(text) { return this.trace(text, false).text; }

  /** As written, and with digits for numbers where that differs. @param {string} text @returns {string[]} */
  views(text) {
    return [...new Set([this.fold(text), this.trace(text, true).text])];
  }

  /** @param {string} text @param {boolean} withDigits @returns {Folded} */
  trace(text, withDigits) {
    const mapped = empty();
    let at = 0;
    for (const character of text) {
      append(mapped, this.character(character), at, at + character.length);
      at += character.length;
    }
    return join(withDigits ? digits(mapped) : mapped);
  }

  /** @param {string} character */
  character(character) {
    let folded = this.cache.get(character);
    if (folded === undefined) {
      const lowered = decompose(decompose(character).toLowerCase());
      folded = [...lowered].map((part) => this.variants.get(part) ?? part).join("");
      this.cache.set(character, folded);
    }
    return folded;
  }
}

/** @returns {Folded} */
const empty = () => ({ text: "", starts: [], ends: [] });
/** @param {string} text */
const decompose = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "");

/** @param {Folded} into @param {string} text @param {number} start @param {number} end */
function append(into, text, start, end) {
  into.text += text;
  for (let i = 0; i < text.length; i += 1) { into.starts.push(start); into.ends.push(end); }
}

/** @param {Folded} mapped @returns {Folded} */
function digits(mapped) {
  const out = empty();
  let done = 0;
  const copy = (/** @type {number} */ until) => {
    for (; done < until; done += 1) append(out, mapped.text[done], mapped.starts[done], mapped.ends[done]);
  };
  for (const match of mapped.text.matchAll(NUMBER)) {
    const end = match.index + match[0].length;
    const value = numberOf(match, mapped.text[match.index - 1] ?? "", mapped.text[end] ?? "");
    if (value === null) continue;
    copy(match.index);
    append(out, value, mapped.starts[match.index], mapped.ends[end - 1]);
    done = end;
  }
  copy(mapped.text.length);
  return out;
}

/** @param {RegExpMatchArray} match @param {string} before @param {string} after */
function numberOf([written, figure, units, chinese], before, after) {
  if (written.length > LONGEST) return null;
  if (chinese) return parseChinese(written);
  if (/[a-z_]/.test(before) || (units === undefined && /[a-z_]/.test(after))) return null;
  return parseArabic(figure, units ?? "");
}

/** @param {string} figure @param {string} units */
function parseArabic(figure, units) {
  if (/^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$/.test(figure)) figure = figure.replaceAll(",", "");
  else if (!/^[0-9]+(\.[0-9]+)?$/.test(figure)) return null;
  if (!units) return figure.replace(".", "_");
  const [whole, fraction = ""] = figure.split(".");
  let value = Number(whole + fraction);
  for (const unit of units) value *= UNITS.get(unit) ?? MYRIADS.get(unit) ?? 1;
  return shown(value / 10 ** fraction.length);
}

/** 六十 → 60, 二〇二三 → 2023; null where it is not a number. @param {string} run */
function parseChinese(run) {
  const all = [...run];
  if (all.every((c) => DIGITS.has(c))) return all.map((c) => DIGITS.get(c)).join("");
  if (MYRIADS.has(run[0]) || (UNITS.get(run[0]) ?? 10) !== 10) return null;
  let total = 0, section = 0, pending = 0, last = 0, scale = 0;
  for (const c of all) {
    const digit = DIGITS.get(c), unit = UNITS.get(c), myriad = MYRIADS.get(c) ?? 1;
    if (digit !== undefined) {
      if (pending) return null;
      pending = digit;
      if (!digit) scale = 1;
    } else if (unit) {
      if ((last && unit >= last) || (!pending && (unit !== 10 || section))) return null;
      section += (pending || 1) * unit;
      pending = 0; last = unit; scale = unit / 10;
    } else {
      if (!(section + pending + total)) return null;
      total = (total + section + pending) * myriad;
      section = pending = last = 0; scale = myriad / 10;
    }
  }
  return shown(total + section + pending * (scale || 1));
}

/** @param {number} value */
const shown = (value) => (Number.isSafeInteger(value) ? String(value) : null);

/** Drop what is no letter or digit; keep one space between two words. @param {Folded} mapped @returns {Folded} */
function join(mapped) {
  const out = empty();
  let before = "", gap = false, at = 0;
  for (const character of mapped.text) {
    const end = at + character.length;
    if (isCjk(character) || WORD.test(character)) {
      if (gap && before && !isCjk(before) && !isCjk(character)) append(out, " ", out.ends[out.ends.length - 1], mapped.starts[at]);
      for (; at < end; at += 1) append(out, mapped.text[at], mapped.starts[at], mapped.ends[at]);
      before = character;
      gap = false;
    } else gap = true;
    at = end;
  }
  return out;
}
