/** Show an answer: the range, the chart, what each provision and tier says, other regions, cases, what is open, the path. */

import { ask } from "./check-engine.js";
import { chartOf } from "./check-chart.js";
import { figure } from "./check-decimal.js";
import { h, marked } from "./check-dom.js";
import { linksOf, regionName } from "./check-links.js";
import { isKnown, isSet } from "./check-statutory.js";

const SHOWN_CASES = 8;

/** @typedef {{rules: Rules, cases: Row[], words: any, home: string, unlinked: string[]}} Context */

/** The answer in a sentence or two, to be read out. @param {Answer} answer @param {Context} context @returns {string} */
export function summary(answer, { rules, words }) {
  const { t, fineWords } = words;
  const act = answer.statutory.filter(({ regime }) => regime === "act");
  const applying = act.filter(({ conditions }) => !conditions.length), meant = applying.length ? applying : act;
  const fines = [...new Set(meant.filter(({ fine }) => isSet(fine)).map(({ fine }) => fineWords(fine)))];
  const space = words.lang === "zh" ? "" : " ";
  const compared = answer.path.filter(({ code }) => code === "milder").map((item) => `${space}${words.say(item, "path")}`).join("");
  const law = !act.length ? t("check.sum_nothing") : !fines.length ? t("check.sum_no_fine")
    : t(applying.length ? "check.sum_fine" : "check.sum_open", { fine: fines.slice(0, 4).join(t("penalty.and")) });
  if (!answer.tiers.length) return `${law}${space}${t("check.sum_no_tier")}${compared}`;
  // Where figures are known, they are the news; the list below has every tier.
  const known = answer.tiers.filter(({ fine }) => isSet(fine) && isKnown(fine));
  const tiers = tierWords(known.length ? known : answer.tiers, words);
  return `${law}${space}${t("check.sum_tiers", { region: regionName(rules, answer.tiers[0].level, words), tiers: tiers.slice(0, 5).join(t("penalty.and")) })}${compared}`;
}

/** Each severity with its fine, once. @param {Tier[]} tiers @param {any} words @returns {string[]} */
function tierWords(tiers, { t, fineWords }) {
  return [...new Set(tiers.map(({ row, fine }) => {
    const severity = t(`penalty.severity.${row.severity}`);
    return isSet(fine) ? t("check.sum_tier", { severity, fine: fineWords(fine) }) : severity;
  }))];
}

/** The question as a title. @param {Question} question @param {Context} context */
export function titleOf(question, { rules, words }) {
  const { t, date } = words;
  const violation = rules.violations.get(question.violation);
  let title = t("penalty.text.title", { violation: words.pick(violation?.name_zh, violation?.name_en), region: regionName(rules, question.region, words), act_on: date(question.actOn) });
  if (question.amount !== null) title = t("penalty.text.title_amount", { title, basis: t(`penalty.basis.${question.basis}`), amount_cny: words.money(question.amount) });
  return question.decidedOn ? t("penalty.text.title_decided", { title, decided_on: date(question.decidedOn) }) : title;
}

/** @param {Answer} answer @param {Context} context @returns {(Element|null)[]} */
export function answerView(answer, context) {
  const { rules, words, home } = context;
  const { t, say } = words;
  const links = linksOf(context);
  const act = answer.statutory.filter(({ regime }) => regime === "act"), newer = answer.statutory.filter(({ regime }) => regime === "newer");
  const cases = context.cases.filter(({ violations }) => violations.includes(answer.question.violation));
  // Steps are numbered one by one; elsewhere what differs only by its branch reads alike and is said once.
  const sentences = (/** @type {Said[]} */ items, /** @type {string} */ group) => {
    const texts = items.map((item) => say(item, group));
    return [...(group === "path" ? texts : new Set(texts))].map((text) => h("li", {}, marked(text, words.lang)));
  };

  return [
    chartOf(answer, cases, context),
    section("statutory", act.length ? act.map((item) => statutory(item)) : h("p", {}, t("check.statutory_none"))),
    newer.length ? section("newer", newer.map((item) => statutory(item))) : null,
    section("tiers", answer.tiers.length ? answer.tiers.map((tier) => tierView(tier)) : h("p", {}, t("check.sum_no_tier"))),
    answer.outdated.length ? folded("outdated", answer.outdated.map(outdated)) : null,
    elsewhere(),
    casesView(),
    answer.conflicts.length ? section("conflicts", h("ul", { class: "od-check__points" }, sentences(answer.conflicts, "conflict"))) : null,
    answer.unknown.length ? section("unknown", h("p", { class: "od-small" }, t("check.unknown_lead")), h("ul", { class: "od-check__points" }, sentences(answer.unknown, "unknown"))) : null,
    answer.general.length ? folded("general", answer.general.map((item) => statutory(item))) : null,
    section("path", h("p", { class: "od-small" }, t("check.path_lead")), h("ol", { class: "od-check__path" }, sentences(answer.path, "path"))),
    h("p", { class: "od-small" }, h("a", { href: `${home}violations/${answer.question.violation}.html` }, t("check.violation_page")), " · ", h("a", { href: `${home}check/${answer.question.violation}.html` }, t("check.answers_link")), " · ", t("check.as_of_data", { date: words.date(rules.asOf) })),
    h("p", { class: "od-check__address od-small" }, t("check.address", { url: location.href })),
  ];

  /** @param {string} name @param {...any} children */
  function section(name, ...children) {
    return h("section", { class: `od-check__part od-check__part--${name}`, "data-section": name }, h("h3", {}, t(`penalty.text.${name}`)), children.flat());
  }
  /** @param {string} name @param {any[]} children */
  function folded(name, children) {
    return h("details", { class: "od-check__part", "data-section": name }, h("summary", {}, `${t(`penalty.text.${name}`)} (${children.length})`), children);
  }
  /** @param {boolean} isOpen @param {boolean} [isLocal] */
  function badge(isOpen, isLocal) {
    const word = t(isOpen ? "penalty.text.conditional" : "penalty.text.applies");
    return h("span", { class: `od-check__badge od-check__badge--${isOpen ? "open" : "applies"}` }, word, isLocal ? (words.lang === "zh" ? "·地方" : ", local") : "");
  }
  /** @param {Item} item */
  function statutory({ row, law, conditions, fine, isLocal, milder }) {
    const isOpen = conditions.length > 0;
    const isTied = conditions.some(({ code }) => code === "circumstance" || code === "threshold");
    return h("article", { class: `od-check__item${isOpen ? " od-check__item--open" : ""}` },
      h("p", { class: "od-check__head" }, badge(isOpen, isLocal), " ", links.article(law, row.article), " ", h("small", { class: "od-check__quiet" }, words.force(law))),
      h("p", { class: "od-check__fine" }, fineLine(fine)),
      row.when_zh && !isTied ? h("p", {}, t("check.when", { when: words.pick(row.when_zh, row.when_en) })) : null,
      isSet(fine) && row.measures.length ? null : h("p", {}, words.pick(row.liability_zh, row.liability_en)),
      row.subject !== "any" ? h("p", {}, t("penalty.text.subject", { subject: t(`penalty.subject.${row.subject}`) })) : null,
      row.measures.length ? h("p", {}, t("penalty.text.measures", { measures: words.measures(row.measures) })) : null,
      isOpen ? h("p", { class: "od-check__condition" }, marked(t("check.open_when", { condition: words.conditions(conditions) }), words.lang)) : null,
      milder ? h("p", { class: "od-check__condition" }, t("penalty.text.milder", { milder: t(`penalty.milder.${milder}`) })) : null,
      foot(links.source(row.source_url)));
  }
  /** @param {Tier} tier */
  function tierView({ row, standard, conditions, fine, isComputed, lawId, article }) {
    const law = rules.laws.get(lawId), condition = words.pick(row.condition_zh, row.condition_en);
    return h("article", { class: `od-check__item od-check__item--tier od-check__item--${row.severity}` },
      h("p", { class: "od-check__head" }, h("strong", {}, t(`penalty.severity.${row.severity}`)), row.label_zh && row.label_zh !== t(`penalty.severity.${row.severity}`) ? [" ", h("span", { lang: words.lang === "en" ? "zh-Hans" : "" }, row.label_zh)] : null, " ", badge(conditions.length > 0)),
      h("p", { class: "od-check__fine" }, fineLine(fine), isComputed ? h("small", { class: "od-check__quiet" }, ` ${t("check.elsewhere_computed")}`) : null),
      condition ? h("p", { lang: words.lang === "en" && !row.condition_en ? "zh-Hans" : "" }, condition) : null,
      row.measures.length ? h("p", {}, t("penalty.text.measures", { measures: words.measures(row.measures) })) : null,
      conditions.length ? h("p", { class: "od-check__condition" }, marked(t("check.open_when", { condition: words.conditions(conditions) }), words.lang)) : null,
      foot(links.standard(standard), law && article ? links.article(law, article) : null, links.source(row.source_url || standard.source_url)));
  }
  /** @param {Outdated} old */
  function outdated({ tier, reason, movedTo }) {
    const places = movedTo.map(([lawId, article]) => h("li", {}, links.article(/** @type {Row} */ (rules.laws.get(lawId)), article)));
    return h("article", { class: "od-check__item od-check__item--open" },
      h("p", { class: "od-check__head" }, links.standard(tier.standard), " ", tier.row.label_zh || t(`penalty.severity.${tier.row.severity}`), " ", fineLine(tier.fine)),
      h("p", { class: "od-check__condition" }, say(reason, "reason")), places.length ? h("ul", {}, places) : null);
  }
  /** @param {Fine} fine */
  function fineLine(fine) {
    const text = words.fineWords(fine);
    return isSet(fine) ? t("penalty.text.fine", { fine: text }) : text;
  }
  /** @param {...any} parts */
  function foot(...parts) {
    const kept = parts.filter(Boolean).flatMap((part, at) => (at ? [h("span", { class: "od-sep", "aria-hidden": "true" }, " · "), part] : [part]));
    return kept.length ? h("p", { class: "od-check__foot" }, kept) : null;
  }
  function elsewhere() {
    const { question } = answer;
    const own = rules.standards.filter(({ tiers }) => tiers.some((/** @type {Row} */ row) => row.violation_id === question.violation || row.violation_id === "any-violation"));
    const codes = [...new Set([question.region, ...own.flatMap(({ places }) => places).sort()])];
    const rows = codes.map((code) => {
      const found = code === question.region ? answer : ask(rules, { ...question, region: code });
      return { code, tiers: found.tiers.filter(({ level }) => code === question.region || level === code) };
    }).filter(({ code, tiers }) => tiers.length || code === question.region);
    return h("section", { class: "od-check__part", "data-section": "elsewhere" }, h("h3", {}, t("check.elsewhere")),
      table(t("check.elsewhere"), ["elsewhere_region", "elsewhere_standard", "elsewhere_tiers"], rows.map(({ code, tiers }) => [
        [links.region(code), code === question.region ? h("small", { class: "od-note" }, t("check.elsewhere_here")) : null],
        [...new Map(tiers.map(({ standard }) => [standard.standard_id, standard])).values()].map((standard) => h("p", {}, links.standard(standard))),
        tiers.length ? h("ul", {}, tierWords(tiers, words).map((text) => h("li", {}, text)))
          : h("span", { class: "od-unknown" }, t("check.elsewhere_none")),
      ])), h("p", { class: "od-small" }, t("check.elsewhere_note")));
  }
  function casesView() {
    const all = h("a", { href: `${home}violations/${answer.question.violation}.html#cases` }, t("check.cases_all"));
    if (!cases.length) return h("section", { class: "od-check__part", "data-section": "cases" }, h("h3", {}, t("check.cases")), h("p", {}, t("check.cases_none"), " ", all));
    const rows = [...cases].sort((a, b) => (a.year < b.year ? 1 : a.year > b.year ? -1 : a.case_id < b.case_id ? -1 : 1));
    const rest = rows.splice(SHOWN_CASES).length;
    return h("section", { class: "od-check__part", "data-section": "cases" }, h("h3", {}, t("check.cases")),
      table(t("check.cases"), ["cases_case", "cases_region", "cases_year", "cases_amount", "cases_fine"], rows.map((row) => [
        [h("a", { href: `${home}cases/${row.case_id}.html` }, words.pick(row.title_zh, row.title_en))],
        [regionName(rules, row.region, words)], [row.year || t("check.not_stated")],
        [row.amount_cny ? `${words.money(figure(row.amount_cny))}${words.lang === "zh" ? "（" : " ("}${t(`penalty.basis.${row.basis}`)}${words.lang === "zh" ? "）" : ")"}` : h("span", { class: "od-unknown" }, t("check.not_stated"))],
        [row.qualifier && row.qualifier !== "exact" ? t(`check.${row.qualifier}`, { amount: words.money(figure(row.fine_cny)) }) : words.money(figure(row.fine_cny)),
          row.violations.length > 1 ? h("small", { class: "od-note" }, t("check.cases_several")) : null,
          row.detail_zh ? h("small", { class: "od-note", lang: words.lang === "en" ? "zh-Hans" : "" }, row.detail_zh) : null],
      ])), h("p", { class: "od-small" }, t("check.cases_note"), rest ? ` ${t("check.cases_rest", { n: rest })}` : "", " ", all));
  }
  /** @param {string} label @param {string[]} columns @param {any[][][]} rows */
  function table(label, columns, rows) {
    return h("div", { class: "od-table", role: "region", tabindex: 0, "aria-label": label }, h("table", {},
      h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, t(`check.${name}`))))),
      h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((cell) => h("td", {}, cell)))))));
  }
}
