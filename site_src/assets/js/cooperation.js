/** Wake the pages that answer from the published agreements: the matrix, and what binds two regions. */

const matrix = /** @type {HTMLElement | null} */ (document.querySelector("[data-od-matrix]"));
if (matrix) import("./cooperation-matrix.js").then(({ attachMatrix }) => attachMatrix(matrix));

const question = /** @type {HTMLElement | null} */ (document.querySelector("[data-od-between]"));
if (question) import("./cooperation-between.js").then(({ attachBetween }) => attachBetween(question));
