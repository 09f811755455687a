/** Wake the penalty check on the page that has one. */

const page = /** @type {HTMLElement|null} */ (document.querySelector("[data-od-check]"));
if (page) import("./check-page.js").then(({ attachCheck }) => attachCheck(page));
