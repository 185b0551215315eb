// The search box.

/** The search box with its suggestions, as a combobox is to behave. */
class Search {
  constructor(page) {
    this.page = page;
    this.input = document.getElementById("search");
    this.list = document.getElementById("suggestions");
    this.found = [];
    this.input.addEventListener("input", () => this.suggest());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.input.addEventListener("focus", () => this.suggest());
  }

  suggest() {
    this.found = this.page.network.search(this.input.value);
    this.at = -1;
    const rows = this.found.map((node, index) => {
      const row = element(
        "li",
        { role: "option", id: `suggestion-${index}`, "aria-selected": "false" },
        swatch(this.page.network.data.categories[node.category]),
        element("span", { class: "name", dir: "auto" }, node.label),
        node.visible ? "" : element("span", { class: "faint" }, "filtered out"),
      );
      row.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        this.take(node);
      });
      return row;
    });
    if (this.input.value.trim() && !rows.length) {
      rows.push(element("li", { role: "option", "aria-disabled": "true", class: "faint" }, "Nobody is called so."));
    }
    this.list.replaceChildren(...rows);
    this.list.hidden = !rows.length;
    this.input.setAttribute("aria-expanded", String(rows.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.key === "Escape") {
      if (this.list.hidden) return;
      this.close();
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" && this.found.length) {
      this.take(this.found[Math.max(0, this.at)]);
      event.preventDefault();
      return;
    }
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || !this.found.length) return;
    this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % this.found.length;
    for (const [index, row] of [...this.list.children].entries()) row.setAttribute("aria-selected", String(index === this.at));
    this.input.setAttribute("aria-activedescendant", `suggestion-${this.at}`);
    event.preventDefault();
  }

  take(node) {
    if (!node.visible) {
      this.page.say(`${node.label} is filtered out`);
      return;
    }
    this.input.value = node.label;
    this.close();
    document.body.classList.remove("filters-open");
    this.page.selectNode(node, true);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
