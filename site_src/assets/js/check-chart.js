/** Choose what of an answer stands on the axis of fines, and say the same in a sentence. */

import { drawBar } from "./check-bar.js";
import { figure } from "./check-decimal.js";
import { h } from "./check-dom.js";
import { isKnown, isSet } from "./check-statutory.js";

const MOST_RAILS = 4, WIDEST = 720, NARROWEST = 300;

/** A figure as a place on the axis: only for drawing. @param {Figure|null} value */
const place = (value) => Number((value ?? 0n) / 10n ** 10n) / 100;

/** @param {Answer} answer @param {Row[]} cases @param {import("./check-view.js").Context} context @returns {HTMLElement|null} */
export function chartOf(answer, cases, { words }) {
  const { t, fineWords } = words;
  const act = answer.statutory.filter(({ regime, fine }) => regime === "act" && isSet(fine) && isKnown(fine) && fine.high);
  const rails = unique(act.map((item) => ({
    label: `${words.citation(item.law, item.row.article)}${words.lang === "zh" ? "：" : ": "}${fineWords(item.fine)}`,
    short: words.citation(item.law, item.row.article), words: fineWords(item.fine), low: place(item.fine.low), high: place(item.fine.high), isOpen: item.conditions.length > 0,
  }))).slice(0, MOST_RAILS);
  const tiers = unique(answer.tiers.filter(({ fine }) => isSet(fine) && isKnown(fine)).map(({ row, fine }) => ({
    label: t(`penalty.severity.${row.severity}`), words: `${t(`penalty.severity.${row.severity}`)} ${fineWords(fine)}`,
    low: place(fine.low), high: place(fine.high), lowOpen: fine.lowInclusive === false, highOpen: fine.highInclusive === false, tone: row.severity,
  })));
  if (!rails.length && !tiers.length) return null;
  const most = Math.max(...[...rails, ...tiers].map(({ high }) => high));
  if (!most) return null;
  const fines = cases.filter((row) => row.is_drawn).map((row) => ({ fine: place(figure(row.fine_cny)), title: `${words.pick(row.title_zh, row.title_en)} ${words.money(figure(row.fine_cny))}` }));
  const shown = fines.filter(({ fine }) => fine <= most);
  const question = questionOf(answer, words);
  const tick = (/** @type {number} */ value) => (words.lang === "zh" ? words.money(figure(String(value))) : words.money(figure(String(value))).replace("CNY ", ""));
  const desc = t("check.chart_desc", {
    ranges: rails.map(({ label }) => label).join(t("penalty.and")) || t("check.statutory_none"),
    tiers: tiers.map((tier) => tier.words).join(t("penalty.and")) || t("check.sum_no_tier"), n: shown.length,
  });
  const frame = h("div", { class: "od-check__drawing" });
  const draw = () => {
    const width = Math.min(WIDEST, Math.max(NARROWEST, frame.clientWidth || WIDEST));
    if (frame.dataset.width === String(width)) return;
    frame.dataset.width = String(width);
    frame.replaceChildren(drawBar({ tiers, rails, cases: shown, question, width, tick, words: { axis: t("check.chart_axis"), title: t("check.chart"), desc, cases: t("check.chart_cases", { n: shown.length }) } }));
  };
  new ResizeObserver(draw).observe(frame);
  draw();
  const beyond = fines.length - shown.length;
  return h("figure", { class: "od-check__part od-check__chart", "data-section": "chart" }, h("h3", {}, t("check.chart")), frame,
    h("figcaption", { class: "od-small" }, t("check.chart_note"), beyond ? ` ${t("check.chart_beyond", { n: beyond })}` : ""));
}

/** What the question comes to: from the lowest to the highest tier that it can meet, else the ranges that apply.
 * A tier that can be met and whose figures are not known leaves only the ranges. @param {Answer} answer @param {any} words */
function questionOf(answer, words) {
  const isDrawn = (/** @type {{fine: Fine}} */ { fine }) => isSet(fine) && isKnown(fine);
  const tiers = answer.tiers.filter(isDrawn);
  const applying = answer.statutory.filter((item) => item.regime === "act" && !item.conditions.length && isDrawn(item));
  const isWhole = answer.tiers.every((tier) => !isSet(tier.fine) || isDrawn(tier));
  const from = tiers.length && isWhole ? tiers : applying;
  if (!from.length) return null;
  const lows = from.map(({ fine }) => /** @type {Figure} */ (fine.low)), highs = from.map(({ fine }) => /** @type {Figure} */ (fine.high));
  const low = lows.reduce((a, b) => (b < a ? b : a)), high = highs.reduce((a, b) => (b > a ? b : a));
  const end = (/** @type {"low"|"high"} */ side, /** @type {Figure} */ bound) => from.some(({ fine }) => fine[side] === bound && fine[`${side}Inclusive`] !== false);
  const fine = { ...from[0].fine, low, high, lowInclusive: end("low", low), highInclusive: end("high", high) };
  const text = words.t("check.chart_question", { fine: words.fineWords(fine) });
  return { label: text, words: text, low: place(low), high: place(high) };
}

/** Each stretch once, by label and ends. @template {{label: string, low: number, high: number}} T @param {T[]} stretches @returns {T[]} */
function unique(stretches) {
  return [...new Map(stretches.map((one) => [`${one.label}|${one.low}|${one.high}`, one])).values()];
}
