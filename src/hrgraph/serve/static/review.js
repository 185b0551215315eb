// Keys of the review page: each button and link says its own in data-key.  Without this script all works by mouse.
"use strict";

(() => {
  const typing = (element) =>
    element && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) &&
    element.type !== "checkbox";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "Escape" && typing(document.activeElement)) {
      document.activeElement.blur();
      return;
    }
    if (typing(document.activeElement)) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found) return;
    event.preventDefault();
    // a rejection wants a reason, a note is one: the first key goes to the field, Enter there does the rest
    const reason = document.getElementById("reason");
    if (found.value === "note" && reason && !reason.value) {
      reason.focus();
      return;
    }
    found.click();
    if (found.tagName === "SUMMARY") {
      found.scrollIntoView({ block: "nearest" });
      const field = found.parentElement.querySelector("select, input[type=text]");
      if (found.parentElement.open && field) field.focus();
    }
  });
})();
