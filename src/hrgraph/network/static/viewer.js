// The page: puts together network, drawing, panel and period, and answers pointer and keyboard.

/** Colours of the drawing, from the style sheet, so that light and dark are said in one place. */
function readStyle() {
  const rules = getComputedStyle(document.documentElement);
  const value = (name) => rules.getPropertyValue(`--${name}`).trim();
  return {
    background: value("ground"),
    text: value("text"),
    faint: value("faint"),
    edge: value("edge"),
    strong: value("strong"),
    accent: value("accent"),
  };
}

class Page {
  constructor(data) {
    this.network = new Network(data);
    this.view = new View();
    this.painter = new Painter(this.network, this.view, readStyle());
    this.canvas = document.getElementById("drawing");
    this.ctx = this.canvas.getContext("2d");
    this.sheet = document.createElement("canvas"); // the picture with a margin, moved while panning
    this.stage = document.getElementById("stage");
    this.status = document.getElementById("status");
    this.tip = document.getElementById("tip");
    this.panel = new Panel(document.getElementById("panel"), this.network, {
      selectNode: (node) => this.selectNode(node, true),
      selectEdge: (edge) => this.selectEdge(edge),
      clear: () => this.clear(),
    });
    this.time = new TimeBar(document.getElementById("time"), this.network, () => this.filtered());
    this.cost = 0; // milliseconds that the last full painting took
    this.buildFilters();
    this.buildActors();
    this.listen();
    this.resize();
    this.fit();
    this.counts();
  }

  // ---- painting ----

  /** The canvas has as many pixels as its box on this screen. */
  resize() {
    const box = this.stage.getBoundingClientRect();
    const kept = this.view.width > 1;
    this.ratio = Math.min(2, window.devicePixelRatio || 1);
    this.view.width = Math.max(50, box.width);
    this.view.height = Math.max(50, box.height);
    this.canvas.width = Math.round(this.view.width * this.ratio);
    this.canvas.height = Math.round(this.view.height * this.ratio);
    const tools = document.querySelector(".tools").getBoundingClientRect();
    this.view.inset = tools.bottom - box.top + 4;
    this.painter.toolsWidth = box.right - tools.left + 4;
    this.margin = { x: Math.round(this.view.width * 0.3), y: Math.round(this.view.height * 0.3) };
    this.sheet.width = Math.round((this.view.width + 2 * this.margin.x) * this.ratio);
    this.sheet.height = Math.round((this.view.height + 2 * this.margin.y) * this.ratio);
    if (kept) this.repaint();
  }

  fit() {
    this.view.fit(this.network.visibleNodes.length ? this.network.visibleNodes : this.network.nodes);
    this.repaint();
  }

  /** Paint anew before the next frame. */
  repaint() {
    this.stale = true;
    this.schedule();
  }

  /** Show the painted sheet where the view is now; paint anew when the hand rests, or at once where that is cheap. */
  moved() {
    if (this.cost < 12) {
      this.repaint();
      return;
    }
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.repaint(), 120);
    this.schedule();
  }

  schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.stale || this.beyondSheet()) this.paintSheet();
      this.show();
    });
  }

  paintSheet() {
    const began = performance.now();
    const ctx = this.sheet.getContext("2d");
    ctx.setTransform(this.ratio, 0, 0, this.ratio, this.margin.x * this.ratio, this.margin.y * this.ratio);
    ctx.fillStyle = this.painter.style.background;
    ctx.fillRect(-this.margin.x, -this.margin.y, this.view.width + 2 * this.margin.x, this.view.height + 2 * this.margin.y);
    this.painter.paint(ctx, this.margin);
    this.painted = { x: this.view.x, y: this.view.y, scale: this.view.scale };
    this.stale = false;
    this.cost = performance.now() - began;
  }

  /** How the sheet lies under the view: the factor, and the shift of its middle in pixels. */
  shift() {
    const factor = this.view.scale / this.painted.scale;
    return [factor, (this.painted.x - this.view.x) * this.view.scale, (this.painted.y - this.view.y) * this.view.scale];
  }

  beyondSheet() {
    const [factor, dx, dy] = this.shift();
    const spareX = (this.view.width / 2 + this.margin.x) * factor - this.view.width / 2;
    const spareY = (this.view.height / 2 + this.margin.y) * factor - this.view.height / 2;
    const empty = Math.abs(dx) > spareX || Math.abs(dy) > spareY;
    // An expensive picture is painted when the hand rests, not in the middle of its movement.
    return empty && this.cost < 60;
  }

  show() {
    const [factor, dx, dy] = this.shift();
    const { ctx, ratio } = this;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = this.painter.style.background;
    ctx.fillRect(0, 0, this.view.width, this.view.height);
    const wide = (this.view.width + 2 * this.margin.x) * factor;
    const high = (this.view.height + 2 * this.margin.y) * factor;
    ctx.drawImage(this.sheet, (this.view.width - wide) / 2 + dx, (this.view.height - high) / 2 + dy, wide, high);
  }

  // ---- choosing ----

  selectNode(node, centre = false) {
    this.painter.selectedNode = node;
    this.painter.selectedEdge = null;
    this.panel.showNode(node);
    this.say(`${node.label}, ${counted(this.network.relationsOf(node).length, "relation")}`);
    this.afterPanel();
    if (centre) this.bringIn(node);
    this.repaint();
  }

  selectEdge(edge) {
    this.painter.selectedEdge = edge;
    this.painter.selectedNode = null;
    this.painter.hovered = null;
    this.panel.showEdge(edge);
    const [source, target] = [this.network.nodes[edge.source], this.network.nodes[edge.target]];
    this.say(`${source.label} and ${target.label}, ${counted(edge.shown, "act")}`);
    this.afterPanel();
    this.repaint();
  }

  clear() {
    this.painter.selectedNode = null;
    this.painter.selectedEdge = null;
    this.painter.hovered = null;
    this.panel.showNothing();
    this.say("");
    this.afterPanel();
    this.repaint();
    this.canvas.focus({ preventScroll: true });
  }

  /** The panel takes room from the drawing: what was in the middle stays there. */
  afterPanel() {
    this.resize();
  }

  /** Move the view so that a node is well inside it. */
  bringIn(node) {
    const [x, y] = this.view.toScreen(node.x, node.y);
    const rim = Math.min(this.view.width, this.view.height) * 0.2;
    if (x > rim && y > rim && x < this.view.width - rim && y < this.view.height - rim && this.view.scale > 0.5) return;
    this.view.x = node.x;
    this.view.y = node.y;
    this.view.scale = Math.max(this.view.scale, 0.8);
  }

  say(text) {
    this.status.textContent = text;
  }

  // ---- filters and lists ----

  filtered() {
    this.network.apply();
    const { selectedNode, selectedEdge } = this.painter;
    if (selectedEdge) {
      if (selectedEdge.visible) this.panel.showEdge(selectedEdge);
      else this.clear();
    } else if (selectedNode) {
      if (selectedNode.visible) this.panel.showNode(selectedNode);
      else this.clear();
    }
    this.painter.hovered = null;
    this.counts();
    this.repaint();
  }

  counts() {
    const { visibleNodes, visibleEdges, nodes } = this.network;
    const shown = `${counted(visibleNodes.length, "node")} · ${counted(visibleEdges.length, "edge")}`;
    document.getElementById("counts").textContent =
      shown + (visibleEdges.length > EDGES_AT_REST ? ` (the strongest ${EDGES_AT_REST.toLocaleString("en")} drawn)` : "");
    const empty = document.getElementById("empty");
    empty.hidden = visibleNodes.length > 0;
    empty.textContent = nodes.length ? "No act passes these filters." : "This network is empty: no act in the graph makes an edge of it.";
    this.fillActors();
  }

  buildFilters() {
    const { data, filters } = this.network;
    const boxes = (id, items, set) => {
      const box = document.getElementById(id);
      for (const [index, item] of items.entries()) {
        const input = element("input", { type: "checkbox" });
        input.checked = true;
        input.addEventListener("change", () => {
          if (input.checked) set.add(index);
          else set.delete(index);
          this.filtered();
        });
        box.append(
          element("label", {}, input, item.mark || "", element("span", { class: "name" }, item.name), element("span", { class: "faint" }, item.count.toLocaleString("en"))),
        );
      }
      box.closest("fieldset").hidden = items.length < 2;
    };
    const tally = (values, size) => {
      const counts = new Array(size).fill(0);
      for (const value of values) counts[value] += 1;
      return counts;
    };
    const perCategory = tally(this.network.nodes.map((node) => node.category), data.categories.length);
    boxes("categories", data.categories.map((c, i) => ({ name: c.name, count: perCategory[i], mark: swatch(c) })), filters.categories);
    const perType = tally(this.network.acts.map((act) => act.type), data.actTypes.length);
    boxes("act-types", data.actTypes.map((name, i) => ({ name, count: perType[i] })), filters.actTypes);
    const perRelation = tally(this.network.edges.map((edge) => edge.relation), data.relations.length);
    const line = (relation) => swatch({ shape: "square", color: relation.color || this.painter.style.edge });
    boxes("relations", data.relations.map((r, i) => ({ name: r.name, count: perRelation[i], mark: line(r) })), filters.relations);

    const weight = document.getElementById("weight");
    const most = this.network.edges.reduce((top, edge) => Math.max(top, edge.acts.length), 1);
    weight.max = String(Math.min(most, 20));
    weight.closest("label").hidden = most < 2;
    weight.addEventListener("input", () => {
      filters.minWeight = Number(weight.value);
      document.getElementById("weight-value").textContent = weight.value;
      this.filtered();
    });
    const colour = document.getElementById("colour");
    colour.closest("label").hidden = data.communities.length < 2;
    colour.addEventListener("change", () => {
      this.painter.colourBy = colour.value;
      this.repaint();
    });
    for (const button of document.querySelectorAll("[data-all]")) {
      button.addEventListener("click", () => {
        const inputs = [...document.querySelectorAll(`#${button.dataset.all} input`)];
        const wanted = !inputs.every((input) => input.checked);
        for (const input of inputs) if (input.checked !== wanted) input.click();
      });
    }
  }

  /** All actors as a list of buttons: for the keyboard, for screen readers, and to read. */
  buildActors() {
    this.actors = document.getElementById("actors");
    this.actors.addEventListener("toggle", () => this.fillActors());
    this.actorLimit = 100;
    document.getElementById("more-actors").addEventListener("click", () => {
      this.actorLimit += 200;
      this.fillActors();
    });
  }

  fillActors() {
    if (!this.actors || !this.actors.open) return;
    const visible = this.network.visibleNodes.slice().sort((a, b) => b.strength - a.strength || a.index - b.index);
    const rows = visible.slice(0, this.actorLimit).map((node) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "row", onclick: () => this.selectNode(node, true) },
          swatch(this.network.data.categories[node.category]),
          element("span", { class: "name", dir: "auto" }, node.label),
          element("span", { class: "faint" }, String(node.strength)),
        ),
      ),
    );
    document.getElementById("actor-list").replaceChildren(...rows);
    document.getElementById("more-actors").hidden = visible.length <= this.actorLimit;
  }

  // ---- pointer and keyboard ----

  listen() {
    const { canvas } = this;
    const held = new Map();
    let [travelled, apart] = [0, 0];
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      held.set(event.pointerId, [event.offsetX, event.offsetY]);
      if (held.size === 1) travelled = 0;
      apart = 0;
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!held.has(event.pointerId)) {
        this.hover(event.offsetX, event.offsetY);
        return;
      }
      const [x, y] = held.get(event.pointerId);
      held.set(event.pointerId, [event.offsetX, event.offsetY]);
      if (held.size === 2) {
        const [[ax, ay], [bx, by]] = [...held.values()];
        const distance = Math.hypot(ax - bx, ay - by);
        if (apart) this.view.zoomAt((ax + bx) / 2, (ay + by) / 2, distance / apart);
        apart = distance;
        travelled = 100;
      } else {
        travelled += Math.hypot(event.offsetX - x, event.offsetY - y);
        if (travelled < 4) return;
        this.view.x -= (event.offsetX - x) / this.view.scale;
        this.view.y -= (event.offsetY - y) / this.view.scale;
        canvas.classList.add("moving");
        this.tip.hidden = true;
      }
      this.moved();
    });
    const release = (event) => {
      if (!held.delete(event.pointerId)) return;
      canvas.classList.remove("moving");
      if (event.type === "pointerup" && travelled < 4) this.choose(event.offsetX, event.offsetY);
      else this.moved();
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("pointerleave", () => this.hover(-1e6, -1e6));
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.view.zoomAt(event.offsetX, event.offsetY, Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)));
      this.moved();
    }, { passive: false });
    canvas.addEventListener("dblclick", (event) => {
      this.view.zoomAt(event.offsetX, event.offsetY, 1.8);
      this.moved();
    });
    canvas.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      document.body.classList.remove("filters-open");
      this.clear();
    });
    new ResizeObserver(() => this.resize()).observe(this.stage);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle());
    this.listenButtons();
    new Search(this);
  }

  listenButtons() {
    const on = (id, action) => document.getElementById(id).addEventListener("click", action);
    const zoom = (factor) => {
      this.view.zoomAt(this.view.width / 2, this.view.height / 2, factor);
      this.moved();
    };
    on("zoom-in", () => zoom(1.5));
    on("zoom-out", () => zoom(1 / 1.5));
    on("fit", () => this.fit());
    const name = (suffix) => `${fold(this.network.data.title).replace(/[^a-z0-9]+/g, "-").slice(0, 60) || "network"}.${suffix}`;
    on("png", () => exportPng(this.painter, (blob) => download(blob, name("png"))));
    on("svg", () => download(new Blob([exportSvg(this.painter, this.ctx)], { type: "image/svg+xml" }), name("svg")));
    on("theme", () => {
      const root = document.documentElement;
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      this.restyle();
    });
    on("open-filters", () => {
      const open = document.body.classList.toggle("filters-open");
      document.getElementById("open-filters").setAttribute("aria-expanded", String(open));
    });
  }

  restyle() {
    this.painter.style = readStyle();
    this.repaint();
  }

  hover(x, y) {
    cancelAnimationFrame(this.hoverFrame);
    this.hoverFrame = requestAnimationFrame(() => {
      const node = this.painter.nodeAt(x, y);
      // Looking for an edge under the pointer costs as much as painting: only where that is cheap.
      const edge = node || this.network.visibleEdges.length > EDGES_AT_REST ? null : this.painter.edgeAt(x, y);
      this.showTip(node, edge, x, y);
      this.canvas.classList.toggle("over", Boolean(node || edge));
      if (node !== this.painter.hovered) {
        this.painter.hovered = node;
        this.repaint();
      }
    });
  }

  showTip(node, edge, x, y) {
    this.tip.hidden = !node && !edge;
    if (this.tip.hidden) return;
    const { network } = this;
    if (node) {
      this.tip.replaceChildren(
        element("strong", { dir: "auto" }, shorten(node.label, 120)),
        element("span", {}, `${spaced(node.type) || network.data.categories[node.category].name} · ${counted(network.relationsOf(node).length, "relation")} · ${counted(node.strength, "act")}`),
      );
    } else {
      const types = network.countTypes(network.actsOf(edge)).map(([name, count]) => `${name} ×${count}`);
      this.tip.replaceChildren(
        element("strong", { dir: "auto" }, `${shorten(network.nodes[edge.source].label, 60)} ${network.directed ? "→" : "–"} ${shorten(network.nodes[edge.target].label, 60)}`),
        element("span", {}, types.join(", ")),
      );
    }
    const { offsetWidth, offsetHeight } = this.tip;
    this.tip.style.left = `${Math.max(4, Math.min(x + 14, this.view.width - offsetWidth - 4))}px`;
    this.tip.style.top = `${y + 18 + offsetHeight > this.view.height ? Math.max(4, y - offsetHeight - 10) : y + 18}px`;
  }

  choose(x, y) {
    const node = this.painter.nodeAt(x, y, 6);
    const edge = node ? null : this.painter.edgeAt(x, y, 6);
    this.tip.hidden = true;
    if (node) this.selectNode(node);
    else if (edge) this.selectEdge(edge);
    else if (this.painter.selectedNode || this.painter.selectedEdge) this.clear();
  }

  /** Arrows go from node to node once one is chosen, and move the picture before; Enter reads the panel. */
  key(event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const { selectedNode } = this.painter;
    if (step && selectedNode && !event.shiftKey) this.walk(selectedNode, step);
    else if (step) {
      this.view.x += (step[0] * 60) / this.view.scale;
      this.view.y += (step[1] * 60) / this.view.scale;
      this.moved();
    } else if (event.key === "+" || event.key === "=") document.getElementById("zoom-in").click();
    else if (event.key === "-") document.getElementById("zoom-out").click();
    else if (event.key === "0") this.fit();
    else if (event.key === "Enter" || event.key === " ") {
      const strongest = this.network.ranked.find((node) => node.visible);
      if (!selectedNode && !this.painter.selectedEdge && strongest) this.selectNode(strongest, true);
      else this.panel.box.querySelector("h2")?.focus();
    } else return;
    event.preventDefault();
  }

  /** To the nearest neighbour in the direction, else to the nearest node there. */
  walk(from, [dx, dy]) {
    const neighbours = new Set(this.network.relationsOf(from).map((edge) => this.network.otherEnd(edge, from)));
    const nearest = (nodes) => {
      let [best, least] = [null, Infinity];
      for (const node of nodes) {
        const [along, across] = [(node.x - from.x) * dx + (node.y - from.y) * dy, (node.x - from.x) * dy - (node.y - from.y) * dx];
        if (along <= 0 || Math.abs(across) > along * 1.5) continue;
        const distance = along + 2 * Math.abs(across);
        if (distance < least) [best, least] = [node, distance];
      }
      return best;
    };
    const next = nearest(neighbours) || nearest(this.network.visibleNodes);
    if (next) this.selectNode(next, true);
  }
}

/** Start with the data in the page, or from where the page says. */
async function start() {
  const island = document.getElementById("network-data");
  const address = island.dataset.src;
  const data = address ? await (await fetch(address)).json() : JSON.parse(island.textContent);
  window.hrgraphNetwork = new Page(data); // for scripts and tests
  document.documentElement.dataset.ready = "yes";
}

start();
