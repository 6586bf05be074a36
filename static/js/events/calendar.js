/** Copies the address of a calendar; on Android the date to keep comes first, because links to follow do nothing there. */

const isAndroid = /Android/i.test(navigator.userAgent);

for (const button of document.querySelectorAll("[data-copies]")) {
  const input = document.getElementById(button.dataset.copies);
  const status = button.closest(".calendar-link").querySelector("[data-copy-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      document.execCommand("copy"); // a page without https has no clipboard
    }
    status.textContent = button.dataset.copied;
  });
}

if (isAndroid) {
  for (const list of document.querySelectorAll("[data-calendar-buttons]")) {
    list.classList.add("calendar-buttons--android");
  }
}
