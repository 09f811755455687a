/** Answer what binds two regions, or one region and a mechanism; the address keeps the question. */

import { bonds, jointCases, promises, read } from "./cooperation-rules.js";
import { Teller, row } from "./cooperation-words.js";
import { h } from "./check-dom.js";

const FIELDS = ["a", "b", "mechanism"];
/** Up to so many mechanisms show their words at once. */
const FEW = 3;

/** @param {HTMLElement} page */
export async function attachBetween(page) {
  const tell = new Teller(page);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part=${name}]`));
  const form = /** @type {HTMLFormElement} */ (part("form"));
  const [said, start, answer, pairs] = ["said", "start", "answer", "pairs"].map(part);
  const title = /** @type {HTMLElement} */ (page.querySelector("#between-answer"));
  const own = document.title, words = title.textContent;
  part("live").hidden = false;
  /** @type {Fabric} */
  let fabric;

  function show() {
    const query = new URLSearchParams(location.search);
    for (const name of FIELDS) /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value = query.get(name) ?? "";
    if (!fabric) return;
    const [a, b, mechanism] = FIELDS.map((name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value);
    start.hidden = pairs.hidden = Boolean(a);
    answer.replaceChildren();
    said.textContent = "";
    title.textContent = words;
    document.title = own;
    if (!a) return;
    const found = bonds(fabric, a, b, mechanism);
    const promised = promises(fabric, found.map((one) => one.paper), mechanism);
    title.textContent = named(a, b, mechanism);
    document.title = `${title.textContent} – ${own.split(" – ").at(-1)}`;
    said.textContent = tell.say(found.length ? "said" : "said_none", { n: found.length, m: promised.length });
    answer.append(...[above(a, b), mechanisms(promised, found, a, b), papers(found, a, b), bodies(found), ...cases(found, a, b)].filter((one) => one !== null));
  }

  /** @param {string} a @param {string} b @param {string} mechanism */
  function named(a, b, mechanism) {
    const pair = b ? tell.say("title_pair", { pair: tell.pair(fabric, a, b) }) : tell.say("title_one", { a: tell.place(fabric, a) });
    const chosen = fabric.mechanisms.find((one) => one.id === mechanism);
    return chosen ? tell.say("of_mechanism", { title: pair, mechanism: tell.pick(chosen, "name") }) : pair;
  }
  /** The question of the provinces above two places, which binds those provinces only. @param {string} a @param {string} b */
  function above(a, b) {
    const tops = [a, b].map((code) => fabric.line(code).at(-1) ?? code);
    if (!b || (tops[0] === a && tops[1] === b) || tops[0] === tops[1]) return null;
    const asked = new URLSearchParams({ a: tops[0], b: tops[1] });
    return h("p", { class: "od-small" }, tell.say("upper"), h("a", { href: `?${asked}` }, tell.pair(fabric, tops[0], tops[1])));
  }
  /** @param {string} id @param {string} heading @param {string} note @param {...any} content */
  function section(id, heading, note, ...content) {
    return h("section", { class: "od-block" }, h("h3", { id }, heading), note ? h("p", { class: "od-small" }, note) : null, content);
  }
  /** @param {string} label @param {string[]} columns @param {any[][]} rows */
  function table(label, columns, rows) {
    return h("div", { class: "od-stacked" }, h("div", { class: "od-table", role: "region", tabindex: "0", "aria-label": label },
      h("table", {}, h("thead", {}, h("tr", {}, columns.map((one) => h("th", { scope: "col" }, one)))),
        h("tbody", {}, rows.map(([head, ...rest]) => h("tr", {}, h("th", { scope: "row" }, head), rest.map((one) => h("td", {}, one))))))));
  }
  /** @param {Bond[]} found @param {string} a @param {string} b */
  function papers(found, a, b) {
    if (!found.length) return null;
    const heading = tell.say(b ? "agreements_n" : "agreements_one", { n: found.length });
    const sides = a === b ? [tell.say("parties_within")] : [tell.say("on_behalf", { region: tell.place(fabric, a) }), b ? tell.say("on_behalf", { region: tell.place(fabric, b) }) : tell.say("with")];
    return section("agreements", heading, tell.say("agreements_note"), table(heading, [tell.say("agreement"), tell.say("signed_on"), tell.say("status"), ...sides],
      found.map((one) => [tell.paper(one.paper), one.paper.signed_on ? tell.date(one.paper.signed_on) : h("span", { class: "od-unknown" }, tell.say("common.not_stated")), tell.say(`status.${one.paper.status}`), behalf(one.a, a), ...(a === b ? [] : [behalf(one.b, b)])])));
  }
  /** @param {Signer[]} side @param {string} code */
  function behalf(side, code) {
    if (!side.length) return h("span", { class: "od-unknown" }, tell.say("no_others"));
    return row(...side.map((one) => {
      const name = tell.pick(one, "name");
      const shown = one.agency ? h("a", { href: `${tell.home}agencies/${one.agency}.html` }, name) : name;
      return h("span", {}, shown, one.binds && one.binds !== code && !name.includes(tell.short(fabric, one.binds)) ? h("small", { class: "od-note" }, tell.place(fabric, one.binds)) : null);
    }));
  }
  /** The places below by which alone a side is bound. @param {Bond} one @param {string} a @param {string} b */
  function through({ a: inA, b: inB }, a, b) {
    if (a === b) return "";
    const below = [[inA, a], ...(b ? [[inB, b]] : [])].flatMap(([side, code]) => {
      const places = /** @type {Signer[]} */ (side).map((signer) => signer.binds ?? "");
      return places.includes(/** @type {string} */ (code)) ? [] : places;
    });
    return below.length ? tell.say("through", { regions: [...new Set(below)].map((code) => tell.place(fabric, code)).join(tell.say("comma")) }) : "";
  }
  /** @param {Promised[]} promised @param {Bond[]} found @param {string} a @param {string} b */
  function mechanisms(promised, found, a, b) {
    if (!promised.length) return null;
    const by = new Map(found.map((one) => [one.paper.id, through(one, a, b)]));
    const block = section("mechanisms", tell.say("mechanisms_n", { n: promised.length }), tell.say("mechanisms_note"), promised.map((one) =>
      h("details", { open: promised.length <= FEW },
        h("summary", {}, h("span", { class: "od-pledges__name" }, tell.pick(one.mechanism, "name")), " ", h("span", {}, since(one)), " ", h("span", { class: "od-pledges__count" }, tell.say("pledges_n", { n: one.pledges.length }))),
        h("p", { class: "od-small" }, h("a", { href: `${tell.home}agreements/by/mechanism-${one.mechanism.id}.html` }, tell.pick(one.mechanism, "about"))),
        h("ul", {}, one.pledges.map(({ paper, pledge }) => h("li", {}, tell.pick(pledge, "text"), " ", evidence(paper, pledge, by.get(paper.id) ?? "")))))));
    block.classList.add("od-pledges");
    return block;
  }
  /** Where a commitment stands, by whom it was signed, and how it is known. @param {Paper} paper @param {Pledge} pledge @param {string} signed */
  function evidence(paper, pledge, signed) {
    const ended = ["draft", "superseded", "expired"].includes(paper.status) ? [tell.say(`status.${paper.status}`)] : [];
    const basis = tell.say("agreements.basis_is", { basis: tell.say(`basis.${pledge.basis}`) });
    const read = pledge.source ? [origin(paper.sources?.[pledge.source] ?? {})] : [];
    return h("span", { class: "od-grouped__meta" }, row(tell.paper(paper), tell.date(paper.signed_on), ...ended, ...(signed ? [signed] : []), basis, ...read));
  }
  /** @param {Promised} one */
  function since(one) {
    if (!one.since) return tell.say(one.hasUndated ? "since_unknown" : "since_draft");
    return tell.say(one.hasUndated ? "since_undated" : "since", { date: tell.date(one.since) });
  }
  /** Where a commitment was read: a link only where the host may be linked. @param {Origin} source */
  function origin({ title = "", url, is_linked }) {
    const lang = tell.lang === "en" ? "zh-Hans" : "";
    if (url && is_linked) return h("a", { href: url, rel: "noopener nofollow", class: "od-out", lang }, title);
    return h("span", {}, h("span", { lang }, title), h("small", { class: "od-note" }, url ? tell.say("source.unlinked", { url }) : tell.say("source.no_address")));
  }
  /** @param {Bond[]} found */
  function bodies(found) {
    const rows = found.flatMap(({ paper }) => (paper.bodies ?? []).map((body) => [
      h("a", { href: `${tell.home}bodies/${body.id}.html` }, tell.pick(body, "name")),
      body.established_on ? tell.date(body.established_on) : tell.say("common.not_stated"),
      tell.pick(body, "functions") || tell.say("common.not_stated"), tell.paper(paper),
    ]));
    const heading = tell.say("bodies");
    return rows.length ? section("bodies", heading, "", table(heading, [tell.say("body"), tell.say("established_on"), tell.say("functions"), tell.say("agreement")], rows)) : null;
  }
  /** @param {Bond[]} found @param {string} a @param {string} b */
  function cases(found, a, b) {
    const ids = new Set(found.map((one) => one.paper.id));
    const naming = fabric.cases.filter((one) => ids.has(one.agreement ?? ""));
    const joint = jointCases(fabric, a, b).filter((one) => !naming.includes(one));
    const list = (/** @type {Handled[]} */ some) => h("ul", { class: "od-between__cases" }, some.map((one) => h("li", {}, h("a", { href: `${tell.home}cases/${one.id}.html` }, tell.pick(one, "title")), " ", h("span", { class: "od-grouped__meta" }, tell.date(one.date)))));
    return [
      found.length ? section("cases", tell.say("naming"), "", naming.length ? list(naming) : h("p", { class: "od-unknown" }, tell.say("no_naming"))) : null,
      joint.length ? section("joint-cases", tell.say("joint"), tell.say("joint_note"), list(joint)) : null,
    ];
  }

  form.addEventListener("change", () => {
    const query = new URLSearchParams();
    for (const name of FIELDS) {
      const { value } = /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
      if (value) query.set(name, value);
    }
    history.pushState(null, "", query.size ? `?${query}` : location.pathname);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", show);
  // The fields take a choice while the agreements are on their way.
  show();
  try {
    fabric = await read(tell.data);
  } catch {
    said.textContent = tell.say("failed");
    return;
  }
  show();
}
