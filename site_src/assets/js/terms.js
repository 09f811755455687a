/**
 * Show the definition of a term beside it: on hover, on focus by keyboard, on the first touch.
 *
 * The term stays a link to its entry in the glossary: a second touch, Enter or a click goes there.
 * Escape closes; the pointer may move onto the note (WCAG 1.4.13).
 */

const SOON = 120, LATER = 250, GAP = 6, EDGE = 8;

/** @typedef {[term: string, other: string, lang: string, definition: string]} Entry */

/** @type {Promise<{more: string, terms: Record<string, Entry>}> | undefined} */
let fetching;
/** @type {HTMLAnchorElement | null} */
let shown = null;
/** @type {HTMLElement | undefined} */
let note;
let timer = 0;
let isTouch = false;

/** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
function termOf(target) {
  return target instanceof Element ? target.closest("a.od-term") : null;
}

/** @param {HTMLAnchorElement} term */
async function read(term) {
  fetching ??= fetch(new URL("terms.json", term.href)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)));
  const { more, terms } = await fetching;
  return { more, entry: terms[decodeURIComponent(term.hash.slice(1))] };
}

/** @param {string} name @param {Record<string, string>} attributes @param {string} text */
function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

export function close() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  note?.remove();
}

/** @param {HTMLAnchorElement} term @param {number} [x] where the pointer is, for a term on two lines @param {number} [y] */
async function open(term, x, y) {
  clearTimeout(timer);
  if (shown === term) return;
  close();
  shown = term;
  const { more, entry } = await read(term);
  if (shown !== term) return;
  const [name, other, lang, definition] = entry;
  note = element("div", { class: "od-term-note" }, "");
  const text = element("div", { role: "tooltip", id: "od-term-note" }, "");
  const head = element("p", { class: "od-term-note__head" }, `${name} `);
  head.append(element("small", { lang }, other));
  text.append(head, element("p", {}, definition));
  // The term itself leads there by keyboard; this way is for a finger.
  note.append(text, element("a", { href: term.href, tabindex: "-1", "aria-hidden": "true" }, more));
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", later);
  document.body.append(note);
  term.setAttribute("aria-describedby", "od-term-note");
  place(note, term, x, y);
}

/** @param {HTMLElement} box @param {HTMLAnchorElement} term @param {number} [x] @param {number} [y] */
function place(box, term, x, y) {
  const lines = [...term.getClientRects()];
  const line = lines.find((one) => x !== undefined && y !== undefined && one.left <= x && x <= one.right && one.top <= y && y <= one.bottom) ?? lines[0];
  const { offsetWidth: width, offsetHeight: height } = box;
  const isBelow = line.bottom + GAP + height <= innerHeight || line.top < height + GAP;
  const left = Math.max(EDGE, Math.min(line.left, document.documentElement.clientWidth - width - EDGE));
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(isBelow ? line.bottom + GAP : line.top - GAP - height) + scrollY}px`;
}

/** @param {PointerEvent} event */
function later(event) {
  if (event.pointerType === "touch") return;
  clearTimeout(timer);
  timer = setTimeout(close, LATER);
}

/** @param {HTMLAnchorElement} term what to do where the definitions cannot be had: the link still leads to them */
const giveUp = (term) => () => {
  fetching = undefined;
  if (isTouch) location.href = term.href;
  close();
};

export function startTerms() {
  if (!document.querySelector("a.od-term")) return;
  document.addEventListener("pointerover", (event) => {
    const term = termOf(event.target);
    if (!term || event.pointerType === "touch") return;
    clearTimeout(timer);
    if (term !== shown) timer = setTimeout(() => open(term, event.clientX, event.clientY).catch(giveUp(term)), SOON);
  });
  document.addEventListener("pointerout", (event) => {
    if (termOf(event.target)) later(event);
  });
  document.addEventListener("focusin", (event) => {
    const term = termOf(event.target);
    if (term?.matches(":focus-visible") && !isTouch) open(term).catch(giveUp(term));
  });
  document.addEventListener("focusout", (event) => {
    if (termOf(event.target) === shown && shown && !isTouch) close();
  });
  document.addEventListener("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    const target = /** @type {Element} */ (event.target);
    if (shown && termOf(target) !== shown && !note?.contains(target)) close();
  });
  document.addEventListener("click", (event) => {
    const term = termOf(event.target);
    if (!term || !isTouch || term === shown) return;
    event.preventDefault();
    open(term, event.clientX, event.clientY).catch(giveUp(term));
  });
  document.addEventListener("keydown", (event) => {
    isTouch = false;
    if (event.key === "Escape" && shown) close();
  });
}
