/** Build elements, of HTML and of SVG. */

/** @param {Element} element @param {Record<string, any>} attributes @param {any[]} children */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined && value !== "") element.setAttribute(name, String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Build an element; children that are null or empty are left out. @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children */
export const h = (tag, attributes = {}, ...children) => /** @type {HTMLElement} */ (filled(document.createElement(tag), attributes, children));

/** @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children */
export const s = (tag, attributes = {}, ...children) => filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** Mark the Chinese in a sentence of an English page. @param {string} text @param {string} lang */
export const marked = (text, lang) => (lang === "zh" ? text
  : text.split(/([\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]+)/u).map((part, at) => (at % 2 ? h("span", { lang: "zh-Hans" }, part) : part)));
