// Wake the search box of every page when it is wanted, and the search page at once.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-od-search]"));
const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-od-search-page]"));
if (page ?? form) wake(/** @type {HTMLElement} */ (page ?? form));

/** @param {HTMLElement} host the search page, or the box */
function wake(host) {
  const { root = "", home = "", lang = "zh" } = host.dataset;
  const words = JSON.parse(host.querySelector("script")?.textContent ?? "{}");
  const input = /** @type {HTMLInputElement} */ (host.querySelector("input"));
  /** @type {Promise<SearchIndex> | undefined} */
  let opening;
  const open = async () => (await import("./search-index.js")).SearchIndex.open(root, lang);
  /** @type {Context} */
  const context = {
    home, lang: lang === "en" ? "en" : "zh", words,
    index: () => (opening ??= open().catch((error) => { opening = undefined; throw error; })),
    failure: (error) => {
      const { path, reason } = /** @type {any} */ (error);
      if (!path) throw error;
      return words.failed.replace("{path}", path).replace("{reason}", reason);
    },
  };
  if (page) {
    if (form) form.hidden = true;
    import("./search-page.js").then(({ attachPage }) => attachPage(page, context));
  } else if (form) {
    input.addEventListener("focus", async () => (await import("./search-box.js")).attachBox(form, input, context), { once: true });
    if (document.activeElement === input) input.dispatchEvent(new Event("focus"));
  }
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target), command = event.ctrlKey || event.metaKey;
    const isSlash = event.key === "/" && !command && !event.altKey && !target.matches("input, textarea, select, [contenteditable]");
    if (!isSlash && !(command && !event.shiftKey && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
