// A gentle word when somebody types a phone number or an address. It warns and never blocks.
const WAIT = 600; // ms after the last key, so that nobody is interrupted

/** Show in `place` the words of each {pattern, words} that is found in one of `fields`. */
export function watchPrivateThings(place, hints, fields) {
  const rules = hints.map(({ pattern, words }) => ({ pattern: new RegExp(pattern, "i"), words }));
  let timer;
  const look = () => {
    const text = fields.map((field) => field.value).join("\n");
    const found = rules.filter((rule) => rule.pattern.test(text)).map((rule) => rule.words);
    const shown = [...place.children].map((line) => line.textContent);
    if (found.join("\n") === shown.join("\n")) return;
    place.replaceChildren(
      ...found.map((words) => {
        const line = document.createElement("p");
        line.className = "board-hint";
        line.textContent = words;
        return line;
      }),
    );
  };
  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, WAIT);
    });
  }
  look();
}
