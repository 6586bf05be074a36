// What every page can do: letters, contrast, read aloud, menus, dialogs, working without a line.
import { fillAccount } from "rosa/base/me.js";

const root = document.documentElement;

function keep(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}

function toggle(button, attribute, value) {
  const show = () => button.setAttribute("aria-pressed", String(root.dataset[attribute] === value));
  button.hidden = false;
  button.addEventListener("click", () => {
    const on = root.dataset[attribute] !== value;
    if (on) root.dataset[attribute] = value;
    else delete root.dataset[attribute];
    keep(`rosa-${attribute}`, on ? value : "");
    show();
  });
  show();
}

for (const button of document.querySelectorAll("[data-tool=letters]")) toggle(button, "text", "large");
for (const button of document.querySelectorAll("[data-tool=contrast]")) toggle(button, "contrast", "high");

// Read aloud: offered when this device has a voice for the language, or when a reading was recorded.
const reader = document.querySelector("[data-tool=read-aloud]");
if (reader) {
  const recorded = document.querySelector("[data-recorded-reading]");
  const offer = () => {
    const voices = window.speechSynthesis?.getVoices() ?? [];
    reader.hidden = !recorded && !voices.some((v) => v.lang.toLowerCase().startsWith(root.lang));
  };
  window.speechSynthesis?.addEventListener?.("voiceschanged", offer);
  offer();
  reader.addEventListener("click", async () => {
    const { toggleReading } = await import("rosa/base/read-aloud.js");
    toggleReading(reader, recorded);
  });
}

// Menus that fold open close on Escape, on a press elsewhere and when the focus leaves.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
}

// <button data-opens="id"> opens a <dialog id>, <button data-closes> closes the one it is in.
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  event.target.closest?.("[data-closes]")?.closest("dialog")?.close();
  if (event.target.closest?.("[data-prints]")) window.print();
});

// A refused form: its summary gets the focus, so that it is read first. A second press sends nothing.
document.querySelector(".form-summary")?.focus();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});

fillAccount(document.querySelector("[data-account]"));

if ("serviceWorker" in navigator && root.dataset.worker) {
  addEventListener("load", () => navigator.serviceWorker.register(root.dataset.worker).catch(() => {}));
}
