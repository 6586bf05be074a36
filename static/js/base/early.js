// Runs before the first paint, so that nobody sees a flash of small or pale letters.
try {
  const root = document.documentElement;
  if (localStorage.getItem("rosa-text") === "large") root.dataset.text = "large";
  if (localStorage.getItem("rosa-contrast") === "high") root.dataset.contrast = "high";
} catch {
  // Storage is switched off: the page keeps its ordinary letters.
}
