// The page of a notice is the same for everybody; what this person may do with it is fetched apart.
import { me } from "rosa/base/me.js";

const place = document.querySelector("[data-own]");

async function fill() {
  const person = await me();
  if (!person.signed_in) return;
  const answer = await fetch(`${place.dataset.own}?deel=1`, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...part.body.childNodes);
}

if (place) fill().catch(() => {}); // the link to the own page stays
