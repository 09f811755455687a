/** Build the records of a list as cards, as a table, as a timeline. */

import { h } from "./check-dom.js";

/** @typedef {{index: ListIndex, home: string, state: ListState, first: number, link: (state: ListState) => string}} Scene */

/** @param {string} name @param {Scene} scene @param {number[]} records @param {ListRow[]} rows
 * @param {(key: string) => number} counted how many of all records fall in a year (2024) or a month (m2024-05, m2024 where it is unknown) */
export function view(name, scene, records, rows, counted) {
  if (name === "table") return table(scene, rows);
  return name === "timeline" ? timeline(scene, records, rows, counted) : cards(scene, rows);
}

/** @param {Scene} scene @param {ListRow[]} rows */
const cards = (scene, rows) => h("ol", { class: "od-results__list", start: scene.first }, rows.map((row) => {
  const [, , tags, line, meta] = row;
  return h("li", { class: "od-result" }, h("h2", {}, title(scene, row)),
    h("p", { class: "od-result__line" }, tags.map((piece) => { const [text, tone] = whole(scene, piece); return [h("span", { class: `od-tag od-tag--${tone}` }, text), " "]; }), group(scene, line)),
    h("p", { class: "od-result__meta" }, group(scene, meta)));
}));

/** @param {Scene} scene @param {ListRow[]} rows */
function table(scene, rows) {
  const { index: { columns, words }, state, link } = scene;
  const head = (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ order, numeric = false) => {
    const [first, second] = orderPair(order, words), isFirst = state.sort === first, isSecond = state.sort === second;
    const up = first === order && order !== "newest" && !numeric ? "ascending" : "descending", down = up === "ascending" ? "descending" : "ascending";
    return h("th", { scope: "col", class: numeric && "od-num", "aria-sort": isFirst ? up : isSecond ? down : null },
      order ? h("a", { href: link({ ...state, page: 1, sort: isFirst ? second : first }), "data-key": `head:${name}`, title: words.sort_by.replace("{column}", text) }, text,
        h("span", { class: "od-table__way", "aria-hidden": "true" }, isFirst || isSecond ? ((isFirst ? up : down) === "ascending" ? " ↑" : " ↓") : "")) : text);
  };
  return h("div", { class: "od-table od-list__table", tabindex: "0", role: "region", "aria-label": words["view.table"] },
    h("table", {}, h("thead", {}, h("tr", {}, head("title", words["column.title"], "title"), columns.map((one) => head(one.name, one.title, one.order, one.numeric)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, title(scene, row)),
        row.slice(5).map((cell, i) => h("td", { class: columns[i].numeric && "od-num" }, cell.length ? group(scene, /** @type {any} */ (cell)) : h("span", { class: "od-unknown" }, words.not_stated))))))));
}

/** An order and the other way round: newest and oldest, else with what the words know as its reverse.
 * @param {string} order @param {Record<string, string>} words */
function orderPair(order, words) {
  if (order === "newest") return ["newest", "oldest"];
  return [order, `order.${order}-asc` in words ? `${order}-asc` : `${order}-desc`];
}

/** @param {Scene} scene @param {number[]} records @param {ListRow[]} rows @param {(key: string) => number} counted */
function timeline(scene, records, rows, counted) {
  const { index, home } = scene, { words } = index, box = h("div", { class: "od-timeline" });
  let year = "-", month = "-", list = h("ol");
  rows.forEach((row, i) => {
    const date = index.dates[index.dateOf[records[i]]], count = (/** @type {string} */ key) => h("span", { class: "od-timeline__count" }, ` ${words.n_records.replace("{n}", String(counted(key)))}`);
    if (date.slice(0, 4) !== year) {
      year = date.slice(0, 4); month = "-";
      box.append(h("h2", {}, year ? words.year_word.replace("{year}", year) : words.undated, count(year)));
    }
    if (date.slice(0, 7) !== month) {
      month = date.slice(0, 7);
      if (year) box.append(h("h3", {}, month.length > 4 ? words[`month.${Number(month.slice(5))}`] : words.no_month, count(`m${month}`)));
      box.append(list = h("ol"));
    }
    list.append(h("li", {}, date.length === 10 ? h("span", { class: "od-timeline__day" }, words.day_word.replace("{day}", String(Number(date.slice(8))))) : null,
      title({ ...scene, home }, row), " ", h("span", { class: "od-timeline__where" }, group(scene, row[4].filter((piece) => whole(scene, piece)[1])))));
  });
  return box;
}

/** @param {Scene} scene @param {ListRow} row */
const title = ({ home, index }, row) => h("a", { href: `${home}${index.kind}/${row[1]}.html` }, row[0]);

/** @param {Scene} scene @param {Piece|number} piece @returns {string[]} */
function whole({ index }, piece) {
  const known = typeof piece === "number" ? index.pieces[piece] : piece;
  return typeof known === "string" ? [known] : known;
}

/** Values in a row, as the pages write them. @param {Scene} scene @param {(Piece|number)[]} pieces */
const group = (scene, pieces) => pieces.map((piece, i) => {
  const [text, href, exact, lang, note] = whole(scene, piece), about = { title: exact, lang };
  const shown = href ? h("a", { href: scene.home + href, ...about }, text) : exact || lang ? h("span", about, text) : text;
  return [i ? h("span", { class: "od-sep", "aria-hidden": "true" }, " · ") : null, shown, note ? h("small", { class: "od-note" }, note) : null];
});
