// Small things that the room page needs of the browser.

/** What the server wrote into the page as JSON. */
export function json(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** At most once in so many milliseconds, the last call included. */
export function every(wait, work, now = () => performance.now()) {
  let last = -wait;
  let timer = null;
  const run = () => {
    timer = null;
    last = now();
    work();
  };
  return function later() {
    timer ??= setTimeout(run, Math.min(wait, Math.max(0, last + wait - now())));
  };
}

/** The storage of that name, or nothing where the browser forbids it. */
export function storageOrNothing(name) {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}

/** For the team: the way to what can be done about somebody; nowhere for who has no card. */
export function leadTo(link, id) {
  if (!link) return;
  if (id) link.href = link.dataset.address.replace("nobody", id);
  else link.removeAttribute("href");
}
