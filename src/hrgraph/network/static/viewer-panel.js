// The panel beside the drawing: what is known of the chosen actor or edge, with the words that prove it.
// Everything that comes from the graph enters the page as text, never as markup.

const ACTS_AT_ONCE = 25;
const RELATIONS_AT_ONCE = 60;

/** An element with attributes and children; text is text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value !== "" && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A link that opens beside the page, or plain text where the address is none to follow. */
function outwardLink(address, text) {
  if (!address) return element("span", { dir: "auto" }, text);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, text);
}

/** The mark of a category as a small SVG. */
function swatch(category) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const pen = new SvgContext(null);
  tracePath(pen, category.shape, 0, 0, 5.2);
  path.setAttribute("d", pen.path.join(""));
  path.setAttribute("fill", category.color);
  svg.append(path);
  return svg;
}

class Panel {
  /**
   * @param {HTMLElement} box where it is written
   * @param {Network} network
   * @param {{selectNode: Function, selectEdge: Function, clear: Function}} actions
   */
  constructor(box, network, actions) {
    this.box = box;
    this.network = network;
    this.actions = actions;
  }

  showNothing() {
    this.box.hidden = true;
    this.box.replaceChildren();
  }

  head(title, subtitle) {
    const close = element(
      "button",
      { type: "button", class: "close", "aria-label": "Close", onclick: () => this.actions.clear() },
      "×",
    );
    return element(
      "header",
      {},
      element("div", {}, element("h2", { dir: "auto", tabindex: "-1" }, title), element("p", { class: "faint" }, subtitle)),
      close,
    );
  }

  fill(...parts) {
    this.box.replaceChildren(...parts);
    this.box.hidden = false;
    this.box.scrollTop = 0;
  }

  /** An actor, office or instrument: what it is and what it is tied to. */
  showNode(node) {
    const { network } = this;
    const relations = network.relationsOf(node);
    const category = network.data.categories[node.category];
    const role = node.role ? ` · ${node.role.replaceAll("+", ", ")}` : "";
    const kind = spaced(node.type) || category.name;
    const facts = element(
      "p",
      {},
      `${counted(relations.length, "relation")}, ${counted(node.strength, "act")}`,
    );
    const community = network.data.communities[node.community];
    const links = element("p", {}, outwardLink(network.pageOf(node.iri), "Open its page ↗"));
    const list = element("ul", { class: "relations" });
    const add = (from, to) => {
      for (const edge of relations.slice(from, to)) list.append(this.relation(edge, node));
    };
    add(0, RELATIONS_AT_ONCE);
    this.fill(
      this.head(node.label, `${kind}${role}`),
      facts,
      community ? element("p", { class: "faint" }, `Community of ${community.label}`) : "",
      links,
      relations.length ? element("h3", {}, "Relations") : "",
      list,
      this.more(relations.length, RELATIONS_AT_ONCE, "relations", (from) => add(from, from + RELATIONS_AT_ONCE)),
      ...(node.edges.length ? [] : this.acts(node.ownActs.map((index) => network.acts[index]).filter((act) => network.keepsAct(act)))),
    );
  }

  /** One line of an actor's relations; choosing it shows its evidence. */
  relation(edge, node) {
    const { network } = this;
    const other = network.otherEnd(edge, node);
    const names = network
      .countTypes(network.actsOf(edge))
      .map(([name, count]) => (count > 1 ? `${name} ×${count}` : name))
      .join(", ");
    const arrow = !network.directed ? "–" : edge.source === node.index ? "→" : "←";
    const said = !network.directed ? "with" : edge.source === node.index ? "to" : "from";
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "row", onclick: () => this.actions.selectEdge(edge) },
        element("span", { class: "arrow", "aria-hidden": "true" }, arrow),
        element("span", { class: "unseen" }, `${said} `),
        swatch(network.data.categories[other.category]),
        element("span", { class: "name", dir: "auto" }, other.label),
        element("span", { class: "faint what" }, names),
      ),
    );
  }

  /** An edge: every act behind it, with its quotation. */
  showEdge(edge) {
    const { network } = this;
    const source = network.nodes[edge.source];
    const target = network.nodes[edge.target];
    const acts = network.actsOf(edge);
    const end = (node) =>
      element("button", { type: "button", class: "end", dir: "auto", onclick: () => this.actions.selectNode(node) }, node.label);
    const types = network
      .countTypes(acts)
      .map(([name, count]) => `${name} ×${count}`)
      .join(", ");
    const articles = new Set(acts.map((act) => act.article));
    const relation = network.data.relations[edge.relation].name;
    const title = `${source.label} ${network.directed ? "→" : "–"} ${target.label}`;
    const head = this.head(title, network.data.relations.length > 1 ? relation : "");
    head.querySelector("h2").replaceChildren(
      end(source),
      element("span", { class: "arrow" }, network.directed ? " → " : " – "),
      end(target),
    );
    this.fill(
      head,
      element("p", {}, `${counted(acts.length, "act")} in ${counted(articles.size, "article")}: ${types}`),
      ...this.acts(acts),
    );
  }

  /** The acts with their quotations, some at a time. */
  acts(acts) {
    const list = element("ol", { class: "acts" });
    const add = (from) => {
      for (const act of acts.slice(from, from + ACTS_AT_ONCE)) list.append(this.act(act));
    };
    add(0);
    return [list, this.more(acts.length, ACTS_AT_ONCE, "acts", add)];
  }

  act(act) {
    const { network } = this;
    const article = network.articles[act.article];
    const parts = [
      element(
        "p",
        { class: "what" },
        element("strong", {}, network.data.actTypes[act.type]),
        ` · ${act.date || "undated"} · `,
        outwardLink(network.pageOf(act.iri), `the act, confidence ${act.confidence.toFixed(2)}`),
      ),
      act.quote ? element("blockquote", { dir: "auto" }, act.quote) : element("p", { class: "faint" }, "No quotation kept."),
    ];
    if (article) {
      const source = webAddress(article.url);
      parts.push(
        element(
          "p",
          { class: "from" },
          outwardLink(network.pageOf(article.iri), article.title || article.iri),
          source ? " · " : "",
          source ? outwardLink(source, "published here ↗") : "",
        ),
      );
    }
    return element("li", {}, ...parts);
  }

  more(total, step, noun, add) {
    if (total <= step) return "";
    let shown = step;
    const button = element("button", { type: "button", class: "more" });
    const say = () => {
      button.textContent = `Show more (${(total - shown).toLocaleString("en")} ${noun} left)`;
    };
    button.addEventListener("click", () => {
      add(shown);
      shown += step;
      if (shown >= total) button.remove();
      else say();
    });
    say();
    return button;
  }
}

/** "CivilSocietyOrganisation" as words. */
function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/^UNBody$/, "UN Body").toLowerCase().replace(/^un\b/, "UN");
}
