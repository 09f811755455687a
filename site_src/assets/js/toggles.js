/** Let the reader choose light or dark and a larger type; the choice stays in this browser only. */

const CHOICES = { theme: ["light", "dark"], type: ["normal", "large"] };

/** @param {"theme"|"type"} name @returns {string} what is shown now */
function current(name) {
  const set = document.documentElement.getAttribute(`data-${name}`);
  if (set) return set;
  return name === "theme" && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : CHOICES[name][0];
}

export function startToggles() {
  for (const button of document.querySelectorAll("[data-cycle]")) {
    const name = /** @type {"theme"|"type"} */ (button.getAttribute("data-cycle"));
    button.removeAttribute("hidden");
    button.setAttribute("aria-pressed", String(current(name) === CHOICES[name][1]));
    button.addEventListener("click", () => {
      const next = current(name) === CHOICES[name][0] ? CHOICES[name][1] : CHOICES[name][0];
      document.documentElement.setAttribute(`data-${name}`, next);
      button.setAttribute("aria-pressed", String(next === CHOICES[name][1]));
      try {
        localStorage.setItem(`od-${name}`, next);
      } catch {
        // Storage may be closed to us; the choice then lasts for this page.
      }
    });
  }
}
