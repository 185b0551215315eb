// Pictures to take away: PNG and SVG of what is on the screen, with title, legend and caption.

/** The part of a canvas context that `Painter` uses, written as SVG. */
class SvgContext {
  constructor(measuring) {
    this.measuring = measuring; // a canvas context: SVG can't measure text
    this.parts = [];
    this.path = [];
    Object.assign(this, { globalAlpha: 1, lineWidth: 1, fillStyle: "#000", strokeStyle: "#000", font: "12px sans-serif" });
    Object.assign(this, { textAlign: "left", textBaseline: "middle" });
  }

  beginPath() {
    this.path = [];
  }

  moveTo(x, y) {
    this.path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x, y) {
    this.path.push(`L${short(x)} ${short(y)}`);
  }

  quadraticCurveTo(cx, cy, x, y) {
    this.path.push(`Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`);
  }

  /** Full circles only; the pen is at the right end already. */
  arc(x, y, r) {
    this.path.push(`A${short(r)} ${short(r)} 0 1 1 ${short(x - r)} ${short(y)}A${short(r)} ${short(r)} 0 1 1 ${short(x + r)} ${short(y)}Z`);
  }

  closePath() {
    this.path.push("Z");
  }

  fill() {
    this.write(`fill="${this.fillStyle}"`);
  }

  stroke() {
    this.write(`fill="none" stroke="${this.strokeStyle}" stroke-width="${short(this.lineWidth)}"`);
  }

  write(paint) {
    if (!this.path.length) return;
    this.parts.push(`<path d="${this.path.join("")}" ${paint}${this.opacity()}/>`);
  }

  opacity() {
    return this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : "";
  }

  measureText(text) {
    this.measuring.font = this.font;
    return this.measuring.measureText(text);
  }

  strokeText(text, x, y) {
    this.text(text, x, y, `stroke="${this.strokeStyle}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round" fill="none"`);
  }

  fillText(text, x, y) {
    this.text(text, x, y, `fill="${this.fillStyle}"`);
  }

  text(text, x, y, paint) {
    const [, weight, size] = /^(\d{3} )?([\d.]+)px/.exec(this.font) || [null, "", "12"];
    const anchor = this.textAlign === "center" ? ' text-anchor="middle"' : "";
    const bold = weight ? ` font-weight="${weight.trim()}"` : "";
    // The vertical middle by hand: dominant-baseline is unknown to Inkscape and many converters.
    this.parts.push(`<text x="${short(x)}" y="${short(y + size * 0.35)}" font-size="${size}"${bold}${anchor} ${paint}>${escapeXml(text)}</text>`);
  }
}

function short(number) {
  return String(Math.round(number * 100) / 100);
}

function escapeXml(text) {
  return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
}

/** What stands around the drawing in an exported picture. */
function paintFrame(ctx, painter, width, height) {
  const { network, style } = painter;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.font = `600 16px ${LABEL_FONT}`;
  haloText(ctx, isolate(shorten(network.data.title, 90)), 16, 22, style.background, style.text);
  ctx.font = `12px ${LABEL_FONT}`;
  const used = new Set(network.visibleNodes.map((node) => node.category));
  let y = height - 44 - 18 * used.size;
  for (const [index, category] of network.data.categories.entries()) {
    if (!used.has(index) || painter.colourBy !== "category") continue;
    y += 18;
    ctx.fillStyle = category.color;
    ctx.beginPath();
    tracePath(ctx, category.shape, 24, y, 5);
    ctx.fill();
    haloText(ctx, category.name, 36, y, style.background, style.text);
  }
  ctx.font = `11px ${LABEL_FONT}`;
  const caption = `${counted(network.visibleNodes.length, "node")}, ${counted(network.visibleEdges.length, "edge")}. ${network.data.citation}`;
  haloText(ctx, shorten(caption, Math.floor(width / 5.6)), 16, height - 14, style.background, style.faint);
}

/** The picture on the screen as an SVG document. */
function exportSvg(painter, measuring) {
  const { width, height } = painter.view;
  const ctx = new SvgContext(measuring);
  const inset = painter.view.inset;
  painter.view.inset = 0; // no buttons in a picture
  painter.paint(ctx);
  painter.view.inset = inset;
  paintFrame(ctx, painter, width, height);
  const title = escapeXml(painter.network.data.title);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escapeXml(LABEL_FONT)}">
<title>${title}</title>
<rect width="100%" height="100%" fill="${painter.style.background}"/>
${ctx.parts.join("\n")}
</svg>
`;
}

/** The picture on the screen as a PNG of twice or more the pixels. */
function exportPng(painter, done) {
  const { width, height } = painter.view;
  const scale = Math.max(2, Math.min(4, 4000 / width));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const ctx = canvas.getContext("2d");
  ctx.scale(scale, scale);
  ctx.fillStyle = painter.style.background;
  ctx.fillRect(0, 0, width, height);
  const inset = painter.view.inset;
  painter.view.inset = 0;
  painter.paint(ctx);
  painter.view.inset = inset;
  paintFrame(ctx, painter, width, height);
  canvas.toBlob(done, "image/png");
}

/** Hand a file to the browser's downloads. */
function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
