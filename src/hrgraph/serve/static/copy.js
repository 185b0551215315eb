// "Link to this answer" copies the address; without scripts it is a plain link.
"use strict";
for (const link of document.querySelectorAll("a[data-copy]")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    const words = link.textContent;
    link.textContent = "Copied";
    setTimeout(() => { link.textContent = words; }, 1500);
  });
}
