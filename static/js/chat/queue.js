// The queue of help questions: looks every so often whether somebody waits, and says when somebody new does.

const EVERY = 10_000;

const place = document.querySelector("[data-help-queue]");
if (place) setInterval(() => document.visibilityState === "visible" && look(place), EVERY);

async function look(place) {
  const before = keys(place);
  try {
    const answer = await fetch(place.dataset.helpQueue, { signal: AbortSignal.timeout(8000) });
    if (!answer.ok || answer.redirected) return;
    const fresh = document.createElement("div");
    fresh.innerHTML = await answer.text();
    if (fresh.innerHTML === place.innerHTML || place.contains(document.activeElement)) return tell(place, before, fresh);
    place.replaceChildren(...fresh.childNodes);
    tell(place, before, place);
  } catch {
    // the next look tries again
  }
}

const keys = (part) => new Set([...part.querySelectorAll("[data-key]")].map((item) => item.dataset.key));

function tell(place, before, now) {
  const fresh = [...keys(now)].filter((key) => !before.has(key));
  if (!fresh.length) return;
  const news = document.querySelector("[data-help-news]");
  news.textContent = now.querySelector(`[data-key="${fresh[0]}"] h3`)?.textContent ?? "";
}
