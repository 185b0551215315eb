// The SPARQL page: colours, completion, history, results in place.  Without it the form works as well.
"use strict";

(() => {
  const form = document.getElementById("ask");
  const editor = document.getElementById("editor");
  const area = document.getElementById("query");
  const paint = editor.querySelector("pre");
  const gutter = editor.querySelector(".gutter");
  const result = document.getElementById("result");
  const state = document.getElementById("state");
  const examples = document.getElementById("examples");
  const history = document.getElementById("history");
  const terms = JSON.parse(document.getElementById("terms").textContent);
  const KEPT = "hrgraph.queries";
  const MOST_KEPT = 30;

  const PREFIXES = {
    hrg: "https://w3id.org/hrgraph/ontology#",
    hrid: "https://w3id.org/hrgraph/id/",
    dcterms: "http://purl.org/dc/terms/",
    foaf: "http://xmlns.com/foaf/0.1/",
    oa: "http://www.w3.org/ns/oa#",
    org: "http://www.w3.org/ns/org#",
    owl: "http://www.w3.org/2002/07/owl#",
    prov: "http://www.w3.org/ns/prov#",
    rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    rdfs: "http://www.w3.org/2000/01/rdf-schema#",
    schema: "https://schema.org/",
    skos: "http://www.w3.org/2004/02/skos/core#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
  };
  const OTHERS = [
    "rdfs:label", "rdfs:subClassOf", "rdf:type", "skos:altLabel", "skos:notation", "skos:broader", "dcterms:source",
    "dcterms:issued", "dcterms:title", "dcterms:subject", "dcterms:publisher", "org:member", "hrg:office", "org:postIn",
    "org:subOrganizationOf", "schema:mentions", "schema:url", "oa:hasBody", "oa:hasTarget", "oa:hasSelector", "oa:exact",
    "prov:wasGeneratedBy",
  ];
  const KEYWORDS = ("ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE "
    + "DAY DESC DESCRIBE DISTINCT EXISTS FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI ISBLANK ISIRI "
    + "ISLITERAL ISNUMERIC LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER "
    + "PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SILENT STR "
    + "STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TZ UCASE UNDEF UNION URI UUID "
    + "VALUES WHERE YEAR").split(" ");
  const KEYWORD_SET = new Set(KEYWORDS);
  const TOKEN = new RegExp([
    "(?<note>#[^\\n]*)",
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "(?<text>\"\"\"[\\s\\S]*?(?:\"\"\"|$)|'''[\\s\\S]*?(?:'''|$)|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\\n]|\\\\.)*'?)",
    "(?<var>[?$][\\p{L}\\p{N}_]+)",
    "(?<name>[\\p{L}][\\p{L}\\p{N}_.-]*:[\\p{L}\\p{N}_.%-]*|:[\\p{L}\\p{N}_.%-]+|_:[\\p{L}\\p{N}_]+)",
    "(?<num>\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)",
    "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
  ].join("|"), "gu");

  let wrong = 0;  // line of the last fault

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  function coloured(text) {
    let html = "";
    let at = 0;
    for (const match of text.matchAll(TOKEN)) {
      html += escaped(text.slice(at, match.index));
      at = match.index + match[0].length;
      let kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
      if (kind === "word") {
        kind = KEYWORD_SET.has(match[0].toUpperCase()) || match[0] === "a" || /^(true|false)$/i.test(match[0]) ? "key" : "";
      }
      html += kind ? `<span class="t-${kind}">${escaped(match[0])}</span>` : escaped(match[0]);
    }
    return html + escaped(text.slice(at));
  }

  function repaint() {
    const lines = area.value.split("\n");
    let html = coloured(area.value);
    if (wrong) {
      // a fault's line is marked by itself: tokens never start on one line and hold the next but in long strings
      const parts = html.split("\n");
      if (parts[wrong - 1] !== undefined) parts[wrong - 1] = `<span class="wrong">${parts[wrong - 1] || " "}</span>`;
      html = parts.join("\n");
    }
    paint.innerHTML = `${html}\n`;
    gutter.textContent = lines.map((_, n) => n + 1).join("\n");
    scroll();
  }

  function scroll() {
    paint.scrollTop = area.scrollTop;
    paint.scrollLeft = area.scrollLeft;
    gutter.style.transform = `translateY(${-area.scrollTop}px)`;
  }

  function set(text) {
    area.value = text;
    wrong = 0;
    repaint();
    area.focus();
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
  }

  // running

  async function run() {
    const query = area.value;
    if (!query.trim()) return;
    result.classList.add("busy");
    state.textContent = "Running…";
    let failed = false;
    try {
      const response = await fetch("/query/result", {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html" },
        body: new URLSearchParams({ query }),
      });
      const html = await response.text();
      const page = new DOMParser().parseFromString(html, "text/html");
      const body = page.querySelector("main") ?? page.body;  // an error page, or a piece
      result.replaceChildren(...body.childNodes);
      failed = !response.ok;
    } catch {
      result.textContent = "The server can't be reached.";
      failed = true;
    }
    result.classList.remove("busy");
    const summary = result.querySelector("[data-summary]");
    state.textContent = summary ? summary.dataset.summary : "";
    const fault = result.querySelector("[data-line]");
    wrong = fault ? Number(fault.dataset.line) : 0;
    repaint();
    if (!failed) remember(query);
    window.history.replaceState(null, "", `/query?query=${encodeURIComponent(query)}`);
  }

  function download(format) {
    const name = format === "csv" && /\b(CONSTRUCT|DESCRIBE)\b/i.test(area.value) ? "turtle"
      : format === "json" && /\b(CONSTRUCT|DESCRIBE)\b/i.test(area.value) ? "jsonld" : format;
    const link = document.createElement("a");
    link.href = `/sparql?query=${encodeURIComponent(area.value)}&format=${name}`;
    link.download = `answer.${name === "turtle" ? "ttl" : name}`;
    link.click();
  }

  // history

  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
      return Array.isArray(found) ? found.filter((query) => typeof query === "string") : [];
    } catch {
      return [];  // no storage allowed, or somebody else's content
    }
  }

  function remember(query) {
    const queries = [query, ...kept().filter((other) => other !== query)].slice(0, MOST_KEPT);
    try {
      localStorage.setItem(KEPT, JSON.stringify(queries));
    } catch {
      return;
    }
    showHistory(queries);
  }

  function showHistory(queries) {
    history.hidden = queries.length === 0;
    history.replaceChildren(new Option("History…", ""), ...queries.map((query) => {
      const lines = query.split("\n").map((line) => line.trim()).filter((line) => line && !/^PREFIX\b/i.test(line));
      const note = lines.find((line) => line.startsWith("#"));
      return new Option((note ? note.replace(/^#+\s*/, "") : lines.join(" ")).slice(0, 70), query);
    }));
  }

  // completion

  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completions");
  list.hidden = true;
  editor.append(list);
  area.setAttribute("aria-controls", list.id);
  let offered = [];
  let chosen = 0;

  function word() {
    const before = area.value.slice(0, area.selectionStart);
    const found = /(?:[?$]?[\p{L}_][\p{L}\p{N}_.-]*:?[\p{L}\p{N}_-]*|[?$])$/u.exec(before);
    return found ? found[0] : "";
  }

  function candidates(text, asked) {
    if (text.startsWith("?") || text.startsWith("$")) {
      const names = [...new Set(area.value.match(/[?$][\p{L}\p{N}_]+/gu) ?? [])];
      return names.filter((name) => name.startsWith(text) && name !== text).map((name) => ({ name, note: "variable" }));
    }
    const lower = text.toLowerCase();
    const known = [
      ...terms,
      ...OTHERS.map((name) => ({ name, note: "" })),
      ...Object.entries(PREFIXES).map(([name, iri]) => ({ name: `${name}:`, note: iri })),
    ];
    const starts = known.filter((term) => term.name.toLowerCase().startsWith(lower) && term.name !== text);
    const inside = text.includes(":") || lower.length < 3 ? [] : known.filter(
      (term) => !term.name.toLowerCase().startsWith(lower) && term.name.toLowerCase().includes(lower));
    const words = !text.includes(":") && (asked || lower.length > 1)
      ? KEYWORDS.filter((key) => key.startsWith(text.toUpperCase()) && key !== text.toUpperCase())
        .map((name) => ({ name, note: "" })) : [];
    return [...starts, ...words, ...inside].slice(0, 40);
  }

  function offer(asked) {
    const text = word();
    if ((!text && !asked) || (!asked && !/[:?$]/.test(text) && text.length < 2)) { stop(); return; }
    offered = candidates(text, asked);
    if (!offered.length) { stop(); return; }
    chosen = 0;
    list.replaceChildren(...offered.map((term, n) => {
      const item = document.createElement("li");
      item.id = `completion-${n}`;
      item.setAttribute("role", "option");
      const name = document.createElement("span");
      name.textContent = term.name;
      const note = document.createElement("small");
      note.textContent = term.note.length > 46 ? `${term.note.slice(0, 45)}…` : term.note;
      item.append(name, note);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); chosen = n; complete(); });
      return item;
    }));
    list.hidden = false;
    mark();
    place(text);
  }

  function place(text) {
    const style = getComputedStyle(area);
    const before = area.value.slice(0, area.selectionStart - text.length);
    const line = before.split("\n").length;
    const column = before.length - (before.lastIndexOf("\n") + 1);
    const height = parseFloat(style.lineHeight);
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = style.font;
    const left = parseFloat(style.paddingLeft) + column * ruler.measureText("0").width - area.scrollLeft;
    list.style.left = `${Math.max(4, Math.min(left, editor.clientWidth - 280))}px`;
    const top = parseFloat(style.paddingTop) + line * height - area.scrollTop + 2;
    const below = editor.clientHeight - top;
    list.style.maxHeight = `${Math.max(90, Math.min(230, Math.max(below, top - height) - 10))}px`;
    list.style.top = below >= 120 ? `${top}px` : `${Math.max(2, top - height - Math.min(230, top - height - 10) - 4)}px`;
  }

  function mark() {
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === chosen)));
    area.setAttribute("aria-activedescendant", `completion-${chosen}`);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  function stop() {
    list.hidden = true;
    area.removeAttribute("aria-activedescendant");
  }

  function complete() {
    const text = word();
    const name = offered[chosen].name;
    stop();
    insert(name, text.length);
    const prefix = /^([a-z]+):/.exec(name);
    if (prefix && !/^PREFIX\s+$/i.test(area.value.slice(0, area.selectionStart - name.length).split("\n").pop())) {
      declare(prefix[1]);
    } else if (prefix) {
      insert(` <${PREFIXES[prefix[1]]}>`, 0);
    }
    repaint();
  }

  function insert(text, over) {
    const end = area.selectionStart;
    area.setSelectionRange(end - over, area.selectionEnd);
    // the old command keeps the browser's undo
    if (!document.execCommand("insertText", false, text)) area.setRangeText(text, end - over, end, "end");
  }

  function declare(prefix) {
    const declared = new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(area.value);
    if (declared || !PREFIXES[prefix]) return;
    const line = `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`;
    const at = area.selectionStart;
    area.setRangeText(line, 0, 0, "preserve");
    area.setSelectionRange(at + line.length, at + line.length);
  }

  // keys

  let leaving = false;  // Escape, then Tab: out of the editor, for people without a mouse
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      stop();
      run();
      return;
    }
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      offer(true);
      return;
    }
    if (!list.hidden) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length;
        mark();
        return;
      }
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        complete();
        return;
      }
      if (event.key === "Escape") {
        event.preventDefault();
        stop();
        return;
      }
    }
    if (event.key === "Escape") {
      leaving = true;
    } else if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      insert("  ", 0);
      repaint();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const line = area.value.slice(0, area.selectionStart).split("\n").pop();
      const deeper = /[{(]\s*$/.test(line) ? "  " : "";
      insert(`\n${/^\s*/.exec(line)[0]}${deeper}`, 0);
      repaint();
    } else if (event.key !== "Shift") {
      leaving = false;
    }
  });
  area.addEventListener("input", () => { wrong = 0; repaint(); offer(false); });
  area.addEventListener("scroll", () => { scroll(); stop(); });
  area.addEventListener("blur", stop);
  area.addEventListener("click", stop);

  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  examples.addEventListener("change", () => { if (examples.value) set(examples.value); examples.value = ""; });
  history.addEventListener("change", () => { if (history.value) set(history.value); history.value = ""; });
  document.getElementById("csv").addEventListener("click", () => download("csv"));
  document.getElementById("json").addEventListener("click", () => download("json"));
  document.getElementById("link").addEventListener("click", async (event) => {
    const url = `${location.origin}/query?query=${encodeURIComponent(area.value)}`;
    const button = event.currentTarget;
    try {
      await navigator.clipboard.writeText(url);
      button.textContent = "Copied";
    } catch {
      location.assign(url);  // then the address bar has it
      return;
    }
    setTimeout(() => { button.textContent = "Copy link"; }, 1500);
  });

  for (const id of ["examples", "csv", "json", "link"]) document.getElementById(id).hidden = false;
  editor.classList.add("live");
  showHistory(kept());
  const summary = result.querySelector("[data-summary]");
  if (summary) state.textContent = summary.dataset.summary;
  repaint();
})();
