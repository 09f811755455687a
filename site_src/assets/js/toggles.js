/** Let the reader choose light or dark and larger type; the choice stays in this browser only. */

const CHOICES = { theme: ["light", "dark"], type: ["100", "125", "150"] };

/** @param {"theme"|"type"} name @returns {string} what is shown now */
function current(name) {
  const set = document.documentElement.getAttribute(`data-${name}`) ?? "";
  if (CHOICES[name].includes(set)) return set;
  return name === "theme" && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : CHOICES[name][0];
}

/** @param {Element} button @param {"theme"|"type"} name say on the button what is shown: by its state, or by its words */
function say(button, name) {
  const at = CHOICES[name].indexOf(current(name));
  if (name === "theme") button.setAttribute("aria-pressed", String(at === 1));
  else /** @type {Element} */ (button.lastElementChild).textContent = at ? ` ${CHOICES.type[at]}%` : "";
}

/** @returns {boolean} whether the page has room for a column beside its text; the style sheets ask the same */
export function isWide() {
  return document.body.clientWidth >= 48 * parseFloat(getComputedStyle(document.documentElement).fontSize);
}

export function startToggles() {
  for (const button of document.querySelectorAll("[data-cycle]")) {
    const name = /** @type {"theme"|"type"} */ (button.getAttribute("data-cycle"));
    button.removeAttribute("hidden");
    say(button, name);
    button.addEventListener("click", () => {
      const choices = CHOICES[name];
      const next = choices[(choices.indexOf(current(name)) + 1) % choices.length];
      document.documentElement.setAttribute(`data-${name}`, next);
      say(button, name);
      try {
        localStorage.setItem(`od-${name}`, next);
      } catch {
        // Storage may be closed to us; the choice then lasts for this page.
      }
    });
  }
}
