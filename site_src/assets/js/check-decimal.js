/** Reckon with decimal figures exactly: whole numbers of 10⁻¹², never binary fractions. */

const PLACES = 12;
export const ONE = 10n ** BigInt(PLACES);
const CENT = ONE / 100n;
// A hundred billion CNY: beyond it a typing error is likelier than a case.
const LARGEST = 100_000_000_000n * ONE;
/** @type {Record<string, number>} */
const UNITS = { "": 0, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 十亿: 9, 百亿: 10, 千亿: 11 };
const AMOUNT = /^(?:人民币|RMB|CNY|¥)?(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(十万|百万|千万|十亿|百亿|千亿|百|千|万|亿)?(?:元|圆|RMB|CNY)?$/i;

/** @param {string} text a figure as `-?digits[.digits]` @returns {Figure} */
export function figure(text) {
  const [whole, rest = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + rest.slice(0, PLACES).padEnd(PLACES, "0"));
  return text.startsWith("-") ? -size : size;
}

/** @param {string|null|undefined} text @returns {Figure|null} */
export const maybe = (text) => (text === null || text === undefined || text === "" ? null : figure(text));

/** @param {Figure} a @param {Figure} b */
export const times = (a, b) => (a * b) / ONE;

/** @param {Figure} a @param {Figure} b */
export const least = (a, b) => (a < b ? a : b);

/** Write a figure without exponent and trailing zeros. @param {Figure} number */
export function plain(number) {
  const digits = String(number < 0n ? -number : number).padStart(PLACES + 1, "0");
  const rest = digits.slice(-PLACES).replace(/0+$/, "");
  return (number < 0n ? "-" : "") + digits.slice(0, -PLACES) + (rest ? `.${rest}` : "");
}

/** Read an amount as people write it: 5万元, 50,000, ５００００, CNY 50,000; null for what is no usable amount. @param {string} text @returns {Figure|null} */
export function readAmount(text) {
  const found = text.length > 40 ? null : AMOUNT.exec(text.normalize("NFKC").replaceAll("，", ",").replace(/\s+/g, ""));
  if (!found) return null;
  const [, written, unit = ""] = found;
  // A figure finer than 10⁻¹² is finer than a fen, with whatever unit.
  if ((written.split(".")[1] ?? "").length > PLACES) return null;
  const amount = figure(written.replaceAll(",", "")) * 10n ** BigInt(UNITS[unit]);
  return written.startsWith("-") || amount >= LARGEST || amount % CENT !== 0n ? null : amount;
}
