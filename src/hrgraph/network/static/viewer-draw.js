// The drawing: where things are on the screen, and how they are painted.
// The same code paints on a canvas and, through `SvgContext`, writes SVG.

const LABEL_FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif';
const CURVED_BELOW = 3000; // more edges than this are drawn straight and without arrows
const EDGES_AT_REST = 20000; // of more edges only the strongest are drawn

/** Where the picture is looked at: world point in the middle, and scale. */
class View {
  constructor() {
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.width = 1;
    this.height = 1;
    this.inset = 0; // pixels at the top that buttons cover
  }

  toScreen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  toWorld(x, y) {
    return [(x - this.width / 2) / this.scale + this.x, (y - this.height / 2) / this.scale + this.y];
  }

  /** Scale about a point of the screen, which stays where it is. */
  zoomAt(x, y, factor) {
    const [wx, wy] = this.toWorld(x, y);
    this.scale = Math.min(12, Math.max(0.005, this.scale * factor));
    this.x = wx - (x - this.width / 2) / this.scale;
    this.y = wy - (y - this.height / 2) / this.scale;
  }

  /** Show all of these nodes, with room for their labels at the sides. */
  fit(nodes) {
    if (!nodes.length) return;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of nodes) {
      left = Math.min(left, node.x);
      right = Math.max(right, node.x);
      top = Math.min(top, node.y);
      bottom = Math.max(bottom, node.y);
    }
    const side = Math.min(110, this.width * 0.12);
    const wide = Math.max(80, this.width - 2 * side);
    const high = Math.max(80, this.height - this.inset - 60);
    this.x = (left + right) / 2;
    this.scale = Math.min(2.2, wide / Math.max(1, right - left), high / Math.max(1, bottom - top));
    this.y = (top + bottom) / 2 - this.inset / 2 / this.scale;
  }
}

/** Paints a network as a view shows it. */
class Painter {
  /**
   * @param {Network} network
   * @param {View} view
   * @param {object} style colours: background, text, faint, edge, strong, accent, halo
   */
  constructor(network, view, style) {
    this.network = network;
    this.view = view;
    this.style = style;
    this.colourBy = "category";
    this.selectedNode = null;
    this.selectedEdge = null;
    this.hovered = null;
    this.toolsWidth = 0; // of the buttons at the top right, which no label goes below
    this.labels = []; // boxes of the labels last placed, for tests and for hit testing
    this.widths = new Map(); // label → width in pixels at 12 px
  }

  /** Radius on the screen: nodes grow more slowly than distances when zooming in. */
  radius(node) {
    const zoom = Math.min(2.4, Math.max(0.5, this.view.scale ** 0.45));
    return (3.2 + 1.5 * Math.sqrt(Math.min(node.size, 400))) * zoom * this.density();
  }

  /** Smaller marks for large networks. */
  density() {
    const count = this.network.nodes.length;
    return count < 150 ? 1.15 : count < 600 ? 0.9 : count < 4000 ? 0.7 : 0.5;
  }

  colour(node) {
    const { categories, communities } = this.network.data;
    if (this.colourBy === "community") return (communities[node.community] || { color: this.style.faint }).color;
    return categories[node.category].color;
  }

  edgeWidth(edge) {
    const base = Math.min(6.5, 0.7 + 0.9 * Math.sqrt(edge.shown - 1));
    return base * Math.min(1.6, Math.max(0.6, this.view.scale ** 0.4)) * (this.many ? 0.6 : 1);
  }

  /** The line of an edge on the screen: start, control point, end; shortened to the rims of its nodes. */
  line(edge) {
    const source = this.network.nodes[edge.source];
    const target = this.network.nodes[edge.target];
    let [x1, y1] = this.view.toScreen(source.x, source.y);
    let [x2, y2] = this.view.toScreen(target.x, target.y);
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = Math.hypot(dx, dy) || 1;
    const bend = this.many ? 0 : edge.twin && this.network.directed ? 0.16 : 0.1;
    const cx = (x1 + x2) / 2 - dy * bend;
    const cy = (y1 + y2) / 2 + dx * bend;
    const room = this.radius(target) + (this.network.directed ? 2 : 0);
    if (!this.many && length > room + 6) {
      const [ex, ey] = [x2 - cx, y2 - cy];
      const rest = Math.hypot(ex, ey) || 1;
      x2 -= (ex / rest) * room;
      y2 -= (ey / rest) * room;
    }
    return { x1, y1, cx, cy, x2, y2, length };
  }

  onScreen(line, margin) {
    const { width, height } = this.view;
    return (
      Math.max(line.x1, line.x2, line.cx) > -margin.x &&
      Math.min(line.x1, line.x2, line.cx) < width + margin.x &&
      Math.max(line.y1, line.y2, line.cy) > -margin.y &&
      Math.min(line.y1, line.y2, line.cy) < height + margin.y
    );
  }

  /** What is in the light: the chosen or hovered node with its neighbours, or the chosen edge; null: everything. */
  focus() {
    const edge = this.selectedEdge;
    const node = this.hovered || this.selectedNode;
    if (edge && edge.visible && !this.hovered) {
      return { nodes: new Set([edge.source, edge.target]), edges: [edge], centre: null };
    }
    if (!node || !node.visible) return null;
    const edges = this.network.relationsOf(node);
    const nodes = new Set([node.index]);
    for (const each of edges) nodes.add(this.network.otherEnd(each, node).index);
    return { nodes, edges, centre: node };
  }

  /**
   * Paint everything.
   * @param {CanvasRenderingContext2D|SvgContext} ctx
   * @param {{x: number, y: number}} margin how far beyond the view to paint
   */
  paint(ctx, margin = { x: 0, y: 0 }) {
    const focus = this.focus();
    this.many = this.network.visibleEdges.length > CURVED_BELOW;
    this.paintEdges(ctx, margin, focus);
    this.paintNodes(ctx, margin, focus);
    if (focus) this.paintEdgeNames(ctx, focus);
    this.placeLabels(ctx, focus);
    this.paintLabels(ctx);
  }

  paintEdges(ctx, margin, focus) {
    const all = this.network.visibleEdges;
    const edges = all.length > EDGES_AT_REST ? all.slice(-EDGES_AT_REST) : all;
    const alpha = focus ? 0.1 : edges.length > 8000 ? 0.16 : edges.length > 2000 ? 0.26 : 0.55;
    this.strokeEdges(ctx, edges, margin, alpha, null);
    if (focus) this.strokeEdges(ctx, focus.edges, margin, 0.95, this.style.strong);
  }

  /** Edges of one colour and about one width are one path: that is what makes large networks fast. */
  strokeEdges(ctx, edges, margin, alpha, colour) {
    const batches = new Map();
    for (const edge of edges) {
      const line = this.line(edge);
      if (!this.onScreen(line, margin)) continue;
      const width = Math.round(this.edgeWidth(edge) * 2) / 2 || 0.5;
      const paint = colour && !this.relationColour(edge) ? colour : this.relationColour(edge) || this.style.edge;
      const key = `${paint} ${width}`;
      if (!batches.has(key)) batches.set(key, { paint, width, lines: [] });
      batches.get(key).lines.push(line);
    }
    ctx.globalAlpha = alpha;
    for (const { paint, width, lines } of batches.values()) {
      ctx.strokeStyle = paint;
      ctx.lineWidth = width;
      ctx.beginPath();
      for (const line of lines) {
        ctx.moveTo(line.x1, line.y1);
        if (this.many) ctx.lineTo(line.x2, line.y2);
        else ctx.quadraticCurveTo(line.cx, line.cy, line.x2, line.y2);
      }
      ctx.stroke();
      if (this.network.directed && (!this.many || colour)) this.paintArrows(ctx, lines, paint, width);
    }
    ctx.globalAlpha = 1;
  }

  relationColour(edge) {
    return this.network.data.relations[edge.relation].color;
  }

  paintArrows(ctx, lines, paint, width) {
    const size = 3.5 + width * 1.4;
    ctx.fillStyle = paint;
    ctx.beginPath();
    for (const { cx, cy, x2, y2, length } of lines) {
      if (length < 22) continue;
      const rest = Math.hypot(x2 - cx, y2 - cy) || 1;
      const [ux, uy] = [(x2 - cx) / rest, (y2 - cy) / rest];
      ctx.moveTo(x2 + ux * 1.5, y2 + uy * 1.5);
      ctx.lineTo(x2 - ux * size - uy * size * 0.45, y2 - uy * size + ux * size * 0.45);
      ctx.lineTo(x2 - ux * size + uy * size * 0.45, y2 - uy * size - ux * size * 0.45);
      ctx.closePath();
    }
    ctx.fill();
  }

  paintNodes(ctx, margin, focus) {
    const { width, height } = this.view;
    const batches = new Map();
    for (const node of this.network.visibleNodes) {
      const [x, y] = this.view.toScreen(node.x, node.y);
      const r = this.radius(node);
      if (x < -r - margin.x || y < -r - margin.y || x > width + r + margin.x || y > height + r + margin.y) continue;
      const lit = !focus || focus.nodes.has(node.index);
      const shape = this.network.data.categories[node.category].shape;
      const key = `${lit} ${this.colour(node)} ${shape}`;
      if (!batches.has(key)) batches.set(key, { lit, colour: this.colour(node), shape, spots: [] });
      batches.get(key).spots.push([x, y, r]);
    }
    const ordered = [...batches.values()].sort((a, b) => a.lit - b.lit);
    for (const { lit, colour, shape, spots } of ordered) {
      ctx.globalAlpha = lit ? 1 : 0.16;
      ctx.fillStyle = colour;
      ctx.strokeStyle = this.style.background;
      ctx.lineWidth = spots.length > 3000 ? 0.5 : 1.2;
      ctx.beginPath();
      for (const [x, y, r] of spots) tracePath(ctx, shape, x, y, r);
      ctx.fill();
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    for (const node of [this.selectedNode, this.hovered]) if (node && node.visible) this.ring(ctx, node);
  }

  ring(ctx, node) {
    const [x, y] = this.view.toScreen(node.x, node.y);
    ctx.strokeStyle = this.style.accent;
    ctx.lineWidth = 2.5;
    ctx.beginPath();
    tracePath(ctx, this.network.data.categories[node.category].shape, x, y, this.radius(node) + 2.5);
    ctx.stroke();
  }

  /** What the edges in the light are, in a word, where there is room. */
  paintEdgeNames(ctx, focus) {
    this.edgeNameBoxes = [];
    if (focus.edges.length > 30) return;
    ctx.font = `11px ${LABEL_FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const edge of focus.edges) {
      const line = this.line(edge);
      if (line.length < 70) continue;
      const name = this.network.edgeName(edge) + (edge.shown > 1 ? ` ×${edge.shown}` : "");
      const x = 0.25 * line.x1 + 0.5 * line.cx + 0.25 * line.x2;
      const y = 0.25 * line.y1 + 0.5 * line.cy + 0.25 * line.y2;
      const half = ctx.measureText(name).width / 2 + 2;
      const box = { left: x - half, right: x + half, top: y - 7, bottom: y + 7 };
      if (this.edgeNameBoxes.some((other) => overlap(other, box))) continue;
      this.edgeNameBoxes.push(box);
      haloText(ctx, name, x, y, this.style.background, this.style.accent);
    }
  }

  /** Choose labels and their places: the important first, each beside its node, none over another or cut at the rim. */
  placeLabels(ctx, focus) {
    const { width, height } = this.view;
    const limit = width < 600 ? 24 : focus ? 52 : 38;
    const taken = new Boxes(64);
    if (this.view.inset) taken.add({ left: width - this.toolsWidth, right: width, top: 0, bottom: this.view.inset });
    if (focus) for (const box of this.edgeNameBoxes || []) taken.add(box);
    const candidates = [];
    const seen = new Set();
    const offer = (node) => {
      if (!node || !node.visible || seen.has(node.index)) return;
      seen.add(node.index);
      const [x, y] = this.view.toScreen(node.x, node.y);
      if (x < 0 || y < 0 || x > width || y > height) return;
      candidates.push([node, x, y, this.radius(node)]);
    };
    offer(this.hovered);
    offer(this.selectedNode);
    if (focus) for (const edge of focus.edges) [edge.source, edge.target].forEach((i) => offer(this.network.nodes[i]));
    const most = focus ? 120 : Math.max(12, Math.round((width * height) / 7000));
    if (!focus) for (const node of this.network.ranked) {
      if (candidates.length >= most * 3) break;
      offer(node);
    }
    // No label lies on the marks that matter; in a crowd the strongest would else find no place for theirs.
    for (const [, x, y, r] of candidates.slice(0, this.network.visibleNodes.length > 300 ? 60 : 250)) {
      taken.add({ left: x - r * 0.8, right: x + r * 0.8, top: y - r * 0.8, bottom: y + r * 0.8 });
    }
    this.labels = [];
    for (const [node, x, y, r] of candidates) {
      if (this.labels.length >= most) break;
      const strong = node === this.selectedNode || node === this.hovered;
      const size = strong ? 13 : 12;
      const label = node.short && node.label.length > limit ? node.short : shorten(node.label, limit);
      const wide = this.measure(ctx, label, strong) + 4;
      for (const [left, top] of [
        [x + r + 3, y - size / 2 - 2],
        [x - r - 3 - wide, y - size / 2 - 2],
        [x - wide / 2, y + r + 2],
        [x - wide / 2, y - r - size - 5],
      ]) {
        const box = { left, right: left + wide, top, bottom: top + size + 4 };
        if (left < 2 || box.right > width - 2 || top < 2 || box.bottom > height - 2) continue;
        if (taken.hits(box)) continue;
        taken.add(box);
        this.labels.push({ node, label, strong, size, ...box });
        break;
      }
    }
  }

  measure(ctx, label, strong) {
    const key = (strong ? "b" : "n") + label;
    if (!this.widths.has(key)) {
      ctx.font = `${strong ? "600 13" : "12"}px ${LABEL_FONT}`;
      this.widths.set(key, ctx.measureText(isolate(label)).width);
    }
    return this.widths.get(key);
  }

  paintLabels(ctx) {
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    for (const { label, strong, size, left, top } of this.labels) {
      ctx.font = `${strong ? "600 " : ""}${size}px ${LABEL_FONT}`;
      haloText(ctx, isolate(label), left + 2, top + size / 2 + 2, this.style.background, this.style.text);
    }
  }

  /** The visible node under a point of the screen, the nearest where several are. */
  nodeAt(x, y, slack = 4) {
    let best = null;
    let least = Infinity;
    for (const node of this.network.visibleNodes) {
      const [nx, ny] = this.view.toScreen(node.x, node.y);
      const distance = Math.hypot(nx - x, ny - y) - this.radius(node);
      if (distance < slack && distance < least) [best, least] = [node, distance];
    }
    return best;
  }

  /** The visible edge under a point of the screen. */
  edgeAt(x, y, slack = 5) {
    let best = null;
    let least = slack;
    const focus = this.focus();
    const edges = focus ? focus.edges : this.network.visibleEdges;
    for (const edge of edges.slice(-EDGES_AT_REST)) {
      const line = this.line(edge);
      if (x < Math.min(line.x1, line.x2, line.cx) - slack || x > Math.max(line.x1, line.x2, line.cx) + slack) continue;
      if (y < Math.min(line.y1, line.y2, line.cy) - slack || y > Math.max(line.y1, line.y2, line.cy) + slack) continue;
      const distance = distanceToCurve(line, x, y);
      if (distance < least) [best, least] = [edge, distance];
    }
    return best;
  }
}

/** Trace the outline of a mark. */
function tracePath(ctx, shape, x, y, r) {
  const corners = { square: [4, Math.PI / 4, 1.2], diamond: [4, 0, 1.3], hexagon: [6, 0, 1.12], triangle: [3, -Math.PI / 2, 1.35] };
  if (!corners[shape]) {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const [count, turn, grow] = corners[shape];
  for (let n = 0; n < count; n += 1) {
    const angle = turn + (n * 2 * Math.PI) / count;
    const [px, py] = [x + r * grow * Math.cos(angle), y + r * grow * Math.sin(angle)];
    if (n) ctx.lineTo(px, py);
    else ctx.moveTo(px, py);
  }
  ctx.closePath();
}

/** Text that can be read on any ground. */
function haloText(ctx, text, x, y, halo, colour) {
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** Text of its own direction, which leaves the direction of what is around it alone. */
function isolate(text) {
  return `\u2068${text}\u2069`;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function distanceToCurve({ x1, y1, cx, cy, x2, y2 }, x, y) {
  let least = Infinity;
  let [px, py] = [x1, y1];
  for (let n = 1; n <= 12; n += 1) {
    const t = n / 12;
    const qx = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2;
    const qy = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2;
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(px + along * dx - x, py + along * dy - y));
    [px, py] = [qx, qy];
  }
  return least;
}

/** Boxes in a grid, to ask quickly whether a new one hits any. */
class Boxes {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  *keys({ left, right, top, bottom }) {
    for (let i = Math.floor(left / this.cell); i <= Math.floor(right / this.cell); i += 1)
      for (let j = Math.floor(top / this.cell); j <= Math.floor(bottom / this.cell); j += 1) yield `${i},${j}`;
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  hits(box) {
    for (const key of this.keys(box)) if ((this.cells.get(key) || []).some((other) => overlap(other, box))) return true;
    return false;
  }
}
