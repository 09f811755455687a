/** Shorten a list of choices to those that the typed words name, and choose where only one can be meant. */

/** What a choice can be found by: `all` holds every word, `own` its very names. @typedef {{all: string, own: string[]}} Names */

/** A place is called 杭州 as well as 杭州市. @param {string} name */
const short = (name) => name.replace(/(?:省|市|自治区|区|县)$/u, "");

/** @param {{input: HTMLInputElement, select: HTMLSelectElement, namesOf: (value: string) => Names, said: (n: number|null) => void, chosen: () => void}} parts
 * @returns {() => void} shorten the list to what the input says now */
export function filterOf({ input, select, namesOf, said, chosen }) {
  const groups = [...select.querySelectorAll("optgroup")].map((group) => ({ group, options: [...group.querySelectorAll("option")] }));
  const names = new Map(groups.flatMap(({ options }) => options.map(({ value }) => [value, lowered(namesOf(value))])));

  function narrow() {
    const typed = input.value.normalize("NFKC").toLowerCase().trim();
    const wanted = typed.split(/\s+/).filter(Boolean);
    const meant = new Set([...names].filter(([, { all }]) => wanted.every((word) => all.includes(word))).map(([value]) => value));
    for (const { group, options } of groups) {
      const kept = options.filter(({ value, selected }) => selected || meant.has(value));
      group.replaceChildren(...kept);
      group.hidden = !kept.length;
    }
    said(wanted.length ? meant.size : null);
    if (!wanted.length) return;
    const exact = [...meant].filter((value) => names.get(value)?.own.some((name) => name === typed || short(name) === typed));
    const [only, ...more] = meant.size === 1 ? meant : exact;
    if (!only || more.length || select.value === only) return;
    select.value = only;
    chosen();
  }
  return narrow;
}

/** @param {Names} names @returns {Names} */
const lowered = ({ all, own }) => ({ all: all.toLowerCase(), own: own.map((name) => name.toLowerCase()) });
