// What a message wears: its words with links and names, the quote above it, pictures, reactions.

import { pieces, withCalls } from "rosa/chat/rows.js";

const SVG = "http://www.w3.org/2000/svg";

/** Plain words with line breaks, web addresses as links that vouch for nothing, and the names of who is called. */
export function fill(place, text, calls = [], me = "") {
  const nodes = withCalls(pieces(text), calls).flatMap(({ text: words, link, call }) => {
    if (link) return [anchor(link, words)];
    if (call) return [name(words, call === me)];
    return words.split("\n").flatMap((line, n) => (n ? [document.createElement("br"), line] : [line]));
  });
  place.replaceChildren(...nodes);
}

function anchor(link, words) {
  const made = document.createElement("a");
  made.href = link;
  made.rel = "nofollow noopener ugc";
  made.textContent = words;
  return made;
}

function name(words, isMine) {
  const made = document.createElement("b");
  made.className = isMine ? "said__call said__call--me" : "said__call";
  made.textContent = words;
  return made;
}

/** What is answered; nothing when nothing is. */
export function quote(place, answered, words) {
  if (!answered) return place.remove();
  place.href = `?bij=${answered.seq}#m${answered.seq}`;
  place.querySelector("[data-part=quote-name]").textContent = answered.name;
  const first = place.querySelector("[data-part=quote-words]");
  first.textContent = quoteWords(answered, words);
  if (answered.lang) first.lang = answered.lang;
  return place;
}

/** The first words of what is answered, or why there are none. */
export function quoteWords({ state, words: first }, words) {
  if (state === "visible") return first || words.picture;
  return words[state === "removed" ? "removed" : "hidden"];
}

export function pictures(place, list, words) {
  if (!list?.length) return place.remove();
  return place.replaceChildren(...list.map((one) => picture(one, words)));
}

function picture({ small, large, width, height, alt }, words) {
  const item = document.createElement("li");
  const image = document.createElement("img");
  Object.assign(image, { src: small, alt: alt || words.no_alt, loading: "lazy" });
  if (width) Object.assign(image, { width, height });
  if (!large) return item.append(image), item;
  const link = document.createElement("a");
  link.href = large;
  link.append(image);
  item.append(link);
  return item;
}

/** The reactions that there are, with how many; one's own are pressed. */
export function chips(place, message, me, words) {
  if (!message.reactions?.length) return place.remove();
  return place.replaceChildren(...message.reactions.map(({ kind, by }) => chip(kind, by, me, words)));
}

function chip(kind, by, me, words) {
  const made = document.createElement("button");
  made.className = "chip-feel";
  made.type = "button";
  made.disabled = !words.may_speak;
  Object.assign(made.dataset, { act: "feel", kind });
  made.setAttribute("aria-pressed", String(Boolean(me) && by.includes(me.id)));
  made.append(drawn(words.feelings_drawn, kind), span(words.feelings[kind], "visually-hidden"), " ", span(by.length, "chip-feel__count"));
  return made;
}

function drawn(sprite, kind) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "feel");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${sprite}#${kind}`);
  svg.append(use);
  return svg;
}

function span(text, className) {
  const made = document.createElement("span");
  made.textContent = text;
  made.className = className;
  return made;
}
