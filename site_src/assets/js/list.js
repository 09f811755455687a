/**
 * Wake a list. Its page is complete without script: facets are links to real pages. With it choices
 * combine, and live in the address of the list's first page; every other page of the list leads there.
 */

import { isWide } from "./toggles.js";

const LIVE = "a[data-code], a[data-sort], a[data-view]";

export function startList() {
  const list = document.querySelector("[data-list]");
  if (!(list instanceof HTMLElement)) return;
  if (isWide()) list.querySelector(".od-drawer")?.setAttribute("open", "");
  if (list.dataset.page === "index") startLive(list);
  else startPart(list);
}

/** @param {HTMLElement} list */
function startLive(list) {
  const index = `${list.dataset.root}lists/${list.dataset.list}.${list.dataset.lang}.json`;
  /** @type {Promise<import("./list-page.js").ListPage>|undefined} */
  let loading;
  // What failed may work the next time.
  const page = () => (loading ??= Promise.all([import("./list-page.js"), fetch(index, { cache: "no-cache" })]).then(([{ ListPage }, answer]) => ListPage.open(list, answer)).catch((error) => { loading = undefined; throw error; }));
  const failed = () => { const status = list.querySelector("[role=status]"); if (status) status.textContent = list.dataset.failed ?? ""; };
  list.addEventListener("click", (event) => {
    const link = chosenLink(event, `${LIVE}, a[data-key]`);
    if (!link) return;
    event.preventDefault();
    page().then((one) => one.take(link), () => { if (link.getAttribute("href")?.startsWith("?")) failed(); else location.href = link.href; });
  });
  list.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    event.preventDefault();
    page().then((one) => one.submit(form), failed);
  });
  if (location.search) page().then((one) => one.show(), failed);
  else if (!(/** @type {any} */ (navigator).connection?.saveData)) whenIdle(() => page().then((one) => one.settle(), () => undefined));
}

/** @param {HTMLElement} list a page that stands for one choice or order */
function startPart(list) {
  const given = () => new URLSearchParams(list.dataset.given);
  const go = (/** @type {URLSearchParams} */ query) => { location.href = `${list.dataset.home}${list.dataset.list}/index.html${query.size ? `?${query}` : ""}`; };
  list.addEventListener("click", (event) => {
    const link = chosenLink(event, "a[data-code]"), facet = link?.closest("[data-facet]")?.getAttribute("data-facet");
    if (!link || !facet) return;
    event.preventDefault();
    const query = given(), code = link.getAttribute("data-code") ?? "";
    if (query.has(facet, code)) query.delete(facet, code);
    else query.append(facet, code);
    go(query);
  });
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = given();
    query.set("q", String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("q")));
    go(query);
  });
}

/** @param {Event} event @param {string} selector @returns {HTMLAnchorElement|null} a link that the reader wants to follow here */
function chosenLink(event, selector) {
  const { ctrlKey, metaKey, shiftKey, target } = /** @type {MouseEvent} */ (event);
  return ctrlKey || metaKey || shiftKey || !(target instanceof Element) ? null : target.closest(selector);
}

/** @param {() => void} work */
function whenIdle(work) {
  const idle = () => ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 1000 }) : setTimeout(work, 200));
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}
