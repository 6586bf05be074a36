// A row that is drawn anew under somebody's hand: an open menu stays open, a translation of the same words stays
// under them, and the focus stays where it was.

/** Call it before `old` is replaced by `item`; call what it gives back after that. */
export function keepHand(old, item) {
  const menu = old.querySelector("details[open] .said__menu");
  const place = item.querySelector(".said__menu");
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const sign = focused && signOf(focused);
  if (menu && place) {
    place.closest("details").open = true;
    place.replaceWith(menu);
  }
  const translated = old.querySelector(".said__translated");
  const balloon = item.querySelector(".said__balloon");
  if (translated && balloon && bodyOf(old) === bodyOf(item)) balloon.append(translated);
  return () => {
    if (!focused) return;
    const again = item.contains(focused) ? focused : sign && item.querySelector(sign);
    (again || item.querySelector("summary"))?.focus({ preventScroll: true });
  };
}

const bodyOf = (row) => row.querySelector("[data-part=body]")?.textContent;

function signOf({ dataset, tagName }) {
  if (tagName === "SUMMARY") return "summary";
  return dataset.act ? `[data-act="${dataset.act}"]${dataset.kind ? `[data-kind="${dataset.kind}"]` : ""}` : "";
}
