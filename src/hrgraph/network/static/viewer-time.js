// The period: bars of acts in time, two handles, and an animation.

const STEP_MS = 700;

class TimeBar {
  /**
   * @param {HTMLElement} box
   * @param {Network} network
   * @param {Function} changed called after the period has changed
   */
  constructor(box, network, changed) {
    this.box = box;
    this.network = network;
    this.changed = changed;
    this.slices = network.data.slices;
    this.timer = null;
    if (this.slices.length < 2) {
      box.hidden = true;
      return;
    }
    const last = this.slices.length - 1;
    const range = (label, value) =>
      element("input", { type: "range", min: "0", max: String(last), step: "1", value: String(value), "aria-label": label });
    this.from = range("First period shown", 0);
    this.to = range("Last period shown", last);
    this.play = element("button", { type: "button", class: "play", onclick: () => this.toggle() }, "▶ Play");
    this.text = element("output", { class: "period" });
    this.note = element("span", { class: "faint note" });
    this.bars = this.drawBars();
    for (const handle of [this.from, this.to]) handle.addEventListener("input", () => this.moved(handle));
    box.replaceChildren(
      element("div", { class: "line" }, this.play, this.text, this.note),
      element("div", { class: "track" }, this.bars, this.from, this.to),
    );
    this.undated = network.acts.filter((act) => act.slice < 0).length;
    this.describe();
  }

  /** How many acts each slice has, as bars. */
  drawBars() {
    const counts = new Array(this.slices.length).fill(0);
    for (const act of this.network.acts) if (act.slice >= 0) counts[act.slice] += 1;
    const most = Math.max(1, ...counts);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", `0 0 ${counts.length} 100`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    for (const [index, count] of counts.entries()) {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const height = count ? Math.max(3, (count / most) * 100) : 0;
      for (const [key, value] of Object.entries({ x: index + 0.08, y: 100 - height, width: 0.84, height })) bar.setAttribute(key, value);
      svg.append(bar);
    }
    return svg;
  }

  moved(handle) {
    let [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (from > to) [from, to] = handle === this.from ? [from, from] : [to, to];
    this.set(from, to);
  }

  set(from, to) {
    this.from.value = String(from);
    this.to.value = String(to);
    this.network.filters.from = from;
    this.network.filters.to = to;
    this.describe();
    this.changed();
  }

  describe() {
    const { from, to } = this.network.filters;
    this.text.textContent = from === to ? this.slices[from] : `${this.slices[from]} to ${this.slices[to]}`;
    const hidden = this.network.allTime ? 0 : this.undated;
    this.note.textContent = hidden ? `${counted(hidden, "act")} without a date precise enough hidden` : "";
    this.from.setAttribute("aria-valuetext", this.slices[from]);
    this.to.setAttribute("aria-valuetext", this.slices[to]);
    for (const [index, bar] of [...this.bars.children].entries()) {
      bar.setAttribute("class", index >= from && index <= to ? "in" : "out");
    }
  }

  /** Start or stop. Over all of time the picture grows from the first period on; a narrower window wanders. */
  toggle() {
    if (this.timer) {
      this.stop();
      return;
    }
    const last = this.slices.length - 1;
    const { from, to } = this.network.filters;
    const growing = from === 0;
    const width = to - from;
    let position = to < last ? to : growing ? -1 : width - 1; // from the end it begins again
    this.play.textContent = "❚❚ Stop";
    this.timer = setInterval(() => {
      position += 1;
      if (position > last) {
        this.stop();
        return;
      }
      this.set(growing ? 0 : Math.max(0, position - width), position);
    }, STEP_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.play.textContent = "▶ Play";
  }
}
