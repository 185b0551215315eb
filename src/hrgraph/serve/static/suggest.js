// Names offered while somebody types: a combobox as WAI-ARIA describes it.  Without it the forms work as well.
"use strict";

(() => {
  const WAIT = 120;
  let boxes = 0;

  function combobox(input) {
    const fills = input.dataset.suggest === "fill";
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `suggestions-${boxes += 1}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    list.hidden = true;
    input.parentElement.append(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    let found = [];
    let chosen = -1;
    let timer = 0;
    let asked = 0;

    function close() {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function choose(number) {
      chosen = number;
      [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === number)));
      if (number < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", list.children[number].id);
        list.children[number].scrollIntoView({ block: "nearest" });
      }
    }

    function take(number) {
      const match = found[number];
      close();
      if (fills) {
        input.value = match.label;
      } else {
        location.assign(match.url);
      }
    }

    function show(matches) {
      found = matches;
      list.replaceChildren(...matches.map((match, n) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${n}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const name = document.createElement("span");
        name.dir = "auto";
        name.textContent = match.name === match.label ? match.label : `${match.name} → ${match.label}`;
        const kind = document.createElement("small");
        kind.textContent = match.kind;
        item.append(name, kind);
        item.addEventListener("mousedown", (event) => { event.preventDefault(); take(n); });
        return item;
      }));
      list.hidden = matches.length === 0;
      chosen = -1;
      input.setAttribute("aria-expanded", String(matches.length > 0));
      input.removeAttribute("aria-activedescendant");
    }

    async function ask() {
      const text = input.value.trim();
      const turn = asked += 1;
      if (text.length < 2) { close(); return; }
      try {
        const response = await fetch(`/suggest?q=${encodeURIComponent(text)}`);
        if (response.ok && turn === asked && document.activeElement === input) show(await response.json());
      } catch {
        close();  // offline: the form still works
      }
    }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose((chosen + step + found.length + 1) % (found.length + 1) === found.length
          ? -1 : (chosen + step + found.length + 1) % (found.length + 1));
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        take(chosen);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });
  }

  document.querySelectorAll("input[data-suggest]").forEach(combobox);
})();
