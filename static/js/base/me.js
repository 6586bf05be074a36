// Who is signed in. Public pages are the same for everyone; this small answer is not.
let answer;

/** {signed_in, name, avatar, csrf, links: [{text, url}]} of this person, asked once per page. */
export function me() {
  const address = document.querySelector("[data-account]")?.dataset.account;
  const nobody = { signed_in: false, name: "", avatar: "", csrf: "", links: [] };
  answer ??= address
    ? fetch(address, { headers: { Accept: "application/json" } })
        .then((response) => (response.ok ? response.json() : nobody))
        .catch(() => nobody)
    : Promise.resolve(nobody);
  return answer;
}

/** The token for a POST by fetch: from the page when it has one, else asked for just in time. */
export async function csrfToken() {
  const meta = document.querySelector("meta[name=csrf-token]");
  return meta ? meta.content : (await me()).csrf;
}

/** Turn "Sign in" into a face, a name and a menu of one's own things. */
export async function fillAccount(place) {
  if (!place) return;
  const person = await me();
  document.documentElement.dataset.signedIn = person.signed_in ? "yes" : "no";
  if (!person.signed_in) return;
  const links = person.links ?? [];
  const menu = document.createElement("details");
  menu.className = "menu";
  const summary = document.createElement("summary");
  summary.className = "top__pill";
  summary.append(face(place.dataset.faces, person.avatar), words("top__name", person.name));
  const list = document.createElement("ul");
  list.className = "menu__list";
  for (const { text, url } of links) {
    const link = document.createElement("a");
    link.className = "menu__link";
    link.href = url;
    link.textContent = text;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  menu.append(summary, list);
  place.replaceChildren(menu);
}

function words(className, text) {
  const span = document.createElement("span");
  span.className = className;
  span.dir = "auto";
  span.textContent = text;
  return span;
}

/** The drawn face with this key, from the sprite at this address. */
export function face(sprite, key, size = "s") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", `face face--${size}`);
  svg.setAttribute("viewBox", "0 0 64 64");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${sprite}#${/^m\d{1,2}$/.test(key) ? key : "m0"}`);
  svg.append(use);
  return svg;
}
