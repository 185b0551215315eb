// What the page shows: the network as Python wrote it, which part of it the filters keep, and how to find things.
// No drawing and no document here.

/** The network of the page with the state of its filters. */
class Network {
  /** @param {object} data what `network_json` wrote */
  constructor(data) {
    this.data = data;
    this.directed = data.directed;
    this.nodes = data.nodes.map((row, index) => ({
      index,
      iri: row[0],
      label: row[1],
      category: row[2],
      x: row[3],
      y: row[4],
      community: row[5],
      type: row[6],
      role: row[7],
      short: row[9], // acronym or symbol
      ownActs: row[8], // only of nodes without any edge: the acts that name them
      edges: [], // indices of all edges at this node
      strength: 0, // acts on visible edges
      visible: true,
    }));
    this.edges = data.edges.map((row, index) => ({
      index,
      source: row[0],
      target: row[1],
      relation: row[2],
      acts: row[3],
      shown: row[3].length, // acts that the filters keep
      visible: true,
    }));
    this.acts = data.acts.map((row) => ({
      iri: row[0],
      type: row[1],
      slice: row[2],
      date: row[3],
      article: row[4],
      confidence: row[5],
      quote: row[6],
    }));
    this.articles = data.articles.map((row) => ({ iri: row[0], title: row[1], date: row[2], url: row[3] }));
    const twins = new Set(this.edges.map((edge) => `${edge.source}>${edge.target}`));
    for (const edge of this.edges) {
      this.nodes[edge.source].edges.push(edge.index);
      this.nodes[edge.target].edges.push(edge.index);
      edge.twin = twins.has(`${edge.target}>${edge.source}`);
    }
    this.filters = {
      categories: new Set(data.categories.keys()),
      actTypes: new Set(data.actTypes.keys()),
      relations: new Set(data.relations.keys()),
      from: 0,
      to: Math.max(0, data.slices.length - 1),
      minWeight: 1,
    };
    this.keys = this.nodes.map((node) => fold(`${node.label} ${node.short}`));
    this.apply();
    // Sizes and ranks are those of the whole network, so that nodes don't jump while the slider moves.
    for (const node of this.nodes) node.size = node.strength;
    this.ranked = [...this.nodes].sort((a, b) => b.size - a.size || a.index - b.index);
  }

  /** Whether the period is all of it: then undated acts are kept too. */
  get allTime() {
    return this.filters.from === 0 && this.filters.to >= this.data.slices.length - 1;
  }

  /** Whether the filters keep an act. */
  keepsAct(act) {
    if (!this.filters.actTypes.has(act.type)) return false;
    return this.allTime || (act.slice >= this.filters.from && act.slice <= this.filters.to);
  }

  /** Work out again what is visible. */
  apply() {
    const { categories, relations, minWeight } = this.filters;
    for (const node of this.nodes) {
      node.strength = 0;
      node.visible = false;
    }
    this.visibleEdges = [];
    for (const edge of this.edges) {
      const source = this.nodes[edge.source];
      const target = this.nodes[edge.target];
      edge.shown = 0;
      edge.visible = false;
      if (!categories.has(source.category) || !categories.has(target.category)) continue;
      if (!relations.has(edge.relation)) continue;
      for (const act of edge.acts) if (this.keepsAct(this.acts[act])) edge.shown += 1;
      if (edge.shown < minWeight) continue;
      edge.visible = true;
      this.visibleEdges.push(edge);
      for (const end of [source, target]) {
        end.visible = true;
        end.strength += edge.shown;
      }
    }
    for (const node of this.nodes) {
      if (node.edges.length || !categories.has(node.category) || minWeight > 1) continue;
      node.visible = node.ownActs.some((act) => this.keepsAct(this.acts[act]));
      node.strength = node.visible ? node.ownActs.length : 0;
    }
    // Strong edges last, so that they lie on top.
    this.visibleEdges.sort((a, b) => a.shown - b.shown || a.index - b.index);
    this.visibleNodes = this.nodes.filter((node) => node.visible);
  }

  /** The visible edges at a node, strongest first. */
  relationsOf(node) {
    return node.edges
      .map((index) => this.edges[index])
      .filter((edge) => edge.visible)
      .sort((a, b) => b.shown - a.shown || a.index - b.index);
  }

  /** The node at the other end of an edge. */
  otherEnd(edge, node) {
    return this.nodes[edge.source === node.index ? edge.target : edge.source];
  }

  /** The acts of an edge that the filters keep, newest first, undated last. */
  actsOf(edge) {
    return edge.acts
      .map((index) => this.acts[index])
      .filter((act) => this.keepsAct(act))
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  }

  /** How many acts of each type are behind these acts, as [name, count], most first. */
  countTypes(acts) {
    const counts = new Map();
    for (const act of acts) counts.set(act.type, (counts.get(act.type) || 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([type, count]) => [this.data.actTypes[type], count]);
  }

  /** What an edge is called in one word: its most frequent act. */
  edgeName(edge) {
    const counts = this.countTypes(this.actsOf(edge));
    return counts.length ? counts[0][0] : "";
  }

  /** Nodes whose label or acronym has all words of the query: those that start with it first, then the stronger ones. */
  search(query, limit = 8) {
    const wanted = fold(query);
    if (!wanted) return [];
    const words = wanted.split(" ");
    const found = [];
    for (const node of this.ranked) {
      const key = this.keys[node.index];
      const whole = key.startsWith(wanted) || fold(node.short) === wanted;
      if (words.every((word) => key.includes(word))) found.push([whole ? 0 : 1, node]);
    }
    return found
      .sort((a, b) => a[0] - b[0])
      .slice(0, limit)
      .map((entry) => entry[1]);
  }

  /** The IRI in full: IRIs below the data's base are sent without it. */
  fullIri(iri) {
    return /^[a-z][a-z0-9+.-]*:/i.test(iri) ? iri : this.data.idBase + iri;
  }

  /** The page about a thing: below the base of links where it is one of ours, else the IRI itself if it is a web address. */
  pageOf(iri) {
    return /^[a-z][a-z0-9+.-]*:/i.test(iri) ? webAddress(iri) : webAddress(this.data.linkBase + iri);
  }
}

/** Text as it is compared: without case and accents. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The address if a browser may follow it, else "": no javascript:, no data:. */
function webAddress(address) {
  return /^(https?:\/\/|\/(?!\/)|\.{1,2}\/|[\w-]+\/)/i.test(address) ? address : "";
}

/** A count with its noun: "1 act", "2,310 acts". */
function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** A label cut to so many characters, never through the middle of one. */
function shorten(text, limit) {
  const letters = [...text];
  return letters.length <= limit ? text : letters.slice(0, limit - 1).join("").trimEnd() + "…";
}
