// Searches the archive with Pagefind, piece by piece; without an index it filters the list of the page.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const form = at("_search"), field = at("_q"), said = at("_said"), why = at("_why");
  const results = at("_results"), hits = at("_hits"), more = at("_more"), all = at("_all"), facets = at("_facets");
  const mould = at("_hit").content, words = at("_search-words").content;
  const { index, root, stamp, lang, numerals } = form.dataset;
  const AT_ONCE = 10, PARTS = 3, PLACES = 0;
  const KINDS = { H2: "finding", H3: "quote", H4: "figure", H5: "ask", H6: "finding" };
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  let turn = 0, engine = null, table = null, found = [], asked = [];

  const named = (key) => words.querySelector(`[data-word="${key}"]`).textContent;
  const number = (count) => new Intl.NumberFormat(numerals).format(count);
  const counted = (count) => {
    const text = (form) => words.querySelector(`[data-count="${form}"]`)?.textContent;
    const rule = new Intl.PluralRules(lang).select(count);
    return (text(rule) ?? text("other")).replace("{count}", number(count));
  };
  const day = (date) =>
    new Intl.DateTimeFormat(numerals, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));

  // As `folded` of briefgen/archive/searchtext.py: the index has its words in this form too.
  const LETTERS = { "ة": "ه", "ى": "ي", "ٱ": "ا", "ی": "ي", "ک": "ك", "ـ": "" };
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[ةىٱیکـ]/g, (letter) => LETTERS[letter])
    .replace(/(?<![\p{L}\p{N}_])[وف]?(?:[بك]?ال|لل)(?=[\p{L}\p{N}_]{3})/gu, "");
  const wordsOf = (text) => fold(text).match(WORD) ?? [];

  // Pagefind takes, for a word it does not know, the beginning of it that it knows: for “soigner” “so”.
  const alike = (word, term) =>
    word.startsWith(term) || (word.length >= 4 && word.length >= term.length * 0.6 && term.startsWith(word));
  const has = (known, term) => known.some((word) => alike(word, term));

  const marked = (place, text) => {
    let end = 0;
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      const own = wordsOf(word);
      if (!own.length || !asked.some((term) => has(own, term))) continue;
      const mark = document.createElement("mark");
      mark.textContent = word;
      place.append(text.slice(end, start), mark);
      end = start + word.length;
    }
    place.append(text.slice(end));
  };

  const chosen = () => {
    const by = new Map();
    for (const box of boxes) if (box.checked) by.set(box.name, [...(by.get(box.name) ?? []), box.value]);
    return by;
  };

  const load = async () => {
    if (engine) return;
    const base = new URL(index, document.baseURI).href;
    const [module, answer] = await Promise.all([
      import(`${base}pagefind.js?${stamp}`), fetch(`${base}records.json?${stamp}`),
    ]);
    if (!answer.ok) throw new Error(answer.statusText);
    table = await answer.json();
    const made = module.createInstance({ basePath: base, noWorker: true, metaCacheTag: stamp });
    await made.init();
    engine = made;
  };

  const fits = ([, , , , keys], by, except) => Object.keys(table.facets).every((kind, place) => {
    if (kind === except || !by.has(kind)) return true;
    return keys[place].some((key) => by.get(kind).includes(table.facets[kind][key]));
  });

  // Behind each choice, how many briefings it would leave, whatever else is chosen of its own kind.
  const count = (rows, by) => {
    for (const [place, kind] of Object.keys(table.facets).entries()) {
      const slugs = new Map();
      for (const row of rows) {
        if (!fits(row, by, kind)) continue;
        for (const key of row[4][place]) {
          const name = table.facets[kind][key];
          slugs.set(name, (slugs.get(name) ?? new Set()).add(row[1]));
        }
      }
      for (const box of boxes) {
        if (box.name !== kind) continue;
        box.closest("li").querySelector(".number").textContent = number(slugs.get(box.value)?.size ?? 0);
      }
    }
  };

  // One result for each briefing, in the page's language where that version was found too.
  const grouped = (rows) => {
    const by = new Map();
    for (const one of rows) {
      const before = by.get(one.row[1]);
      if (!before || (one.row[2] === lang && before.row[2] !== lang)) by.set(one.row[1], one);
    }
    return [...by.values()];
  };

  const honest = async (one) => {
    one.data ??= await one.hit.data();
    const { content, meta } = one.data;
    const known = wordsOf(`${meta.title} ${meta.about ?? ""} ${content}`);
    return asked.every((term) => has(known, term));
  };

  const show = async (one) => {
    one.data ??= await one.hit.data();
    const [page, , own, date, keys] = one.row;
    const item = mould.cloneNode(true).querySelector("li");
    const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
    const places = keys[PLACES].map((key) => {
      const box = boxes.find((box) => box.name === "places" && box.value === table.facets.places[key]);
      return box?.closest("li").querySelector(".name").textContent;
    });
    slot("places").textContent = places.filter(Boolean).join(", ");
    slot("date").textContent = day(date);
    slot("date").dateTime = date;
    slot("title").href = root + page;
    slot("title").lang = slot("about").lang = own;
    slot("title").dir = slot("about").dir = "auto";
    marked(slot("title"), one.data.meta.title);
    marked(slot("about"), one.data.meta.about ?? "");
    const matched = asked.length ? one.data.sub_results.map((part) => part.anchor).filter(Boolean) : [];
    // Those first that hold most of what is asked for; of a finding its heading or its text.
    const told = new Map(matched.map((part) => {
      const known = wordsOf(part.text);
      return [part, asked.filter((term) => has(known, term)).length];
    }));
    const best = [...told.keys()].sort((one, other) => told.get(other) - told.get(one));
    const parts = best.filter((part, rank) => best.findIndex((one) => one.id === part.id) === rank);
    for (const part of parts.slice(0, PARTS)) {
      const line = document.createElement("li");
      const kind = document.createElement("span");
      const link = document.createElement("a");
      kind.className = "kind";
      kind.textContent = named(KINDS[part.element.toUpperCase()]);
      link.href = `${root}${page}#${part.id}`;
      link.lang = own;
      link.dir = "auto";
      marked(link, part.text);
      line.append(kind, link);
      slot("parts").append(line);
    }
    if (!parts.length) slot("parts").remove();
    return item;
  };

  const next = async (own) => {
    const first = hits.children.length;
    const items = await Promise.all(found.slice(first, first + AT_ONCE).map(show));
    if (own !== turn) return null;
    hits.append(...items);
    more.hidden = hits.children.length >= found.length;
    return items[0];
  };

  const search = async (text, by) => {
    const own = ++turn;
    said.textContent = named("searching");
    await load();
    asked = wordsOf(text);
    const query = /[\u0600-\u06ff]|\p{L}['’ʼ-]\p{L}/u.test(text) ? asked.join(" ") : text.trim();
    const answer = await engine.search(query || null);
    let rows = answer.results.map((hit) => ({ hit, row: table.records[hit.id] })).filter((one) => one.row);
    if (query && rows.length && !await honest(rows[0])) rows = [];
    if (!query) rows.sort((one, other) => (one.row[3] < other.row[3] ? 1 : one.row[3] > other.row[3] ? -1 : 0));
    if (own !== turn) return;
    count(rows.map((one) => one.row), by);
    found = grouped(rows.filter((one) => fits(one.row, by)));
    hits.replaceChildren();
    await next(own);
    if (own !== turn) return;
    const idle = !query && !by.size;
    results.hidden = idle || !found.length;
    all.hidden = !idle;
    said.textContent = idle ? "" : found.length ? counted(found.length) : named("none");
  };

  // Without an index: the page's own list, by the words of title, key message, places and date.
  const filter = (text) => {
    asked = wordsOf(text);
    let shown = 0;
    for (const item of all.querySelectorAll(".entries > li")) {
      const known = wordsOf(item.textContent);
      item.hidden = !asked.every((term) => has(known, term));
      if (!item.hidden) shown++;
    }
    said.textContent = !asked.length ? "" : shown ? counted(shown) : named("none");
  };

  const onDisk = location.protocol === "file:";
  let listOnly = onDisk || !index;
  const tell = (reason) => {
    listOnly = true;
    why.textContent = named(reason);
    why.hidden = false;
    results.hidden = true;
    all.hidden = false;
    if (facets) facets.hidden = true;
  };

  const run = async () => {
    const by = chosen();
    const state = new URLSearchParams();
    if (field.value.trim()) state.set("q", field.value.trim());
    for (const [kind, keys] of by) for (const key of keys) state.append(kind, key);
    if (!onDisk) history.replaceState(null, "", String(state) ? `?${state}` : location.pathname);
    if (listOnly) return filter(field.value);
    try {
      await search(field.value, by);
    } catch {
      tell("failed");
      filter(field.value);
    }
  };

  const start = new URLSearchParams(location.search);
  field.value = start.get("q") ?? "";
  for (const box of boxes) box.checked = start.getAll(box.name).includes(box.value);
  form.hidden = false;
  at("_script").hidden = true;
  if (listOnly) tell(onDisk ? "disk" : "unbuilt");
  else if (facets) facets.hidden = false;
  if (facets && boxes.some((box) => box.checked)) facets.open = true;
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  for (const box of boxes) box.addEventListener("change", run);
  field.addEventListener("search", () => { if (!field.value) run(); });
  at("_clear")?.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    run();
  });
  more.addEventListener("click", async () => (await next(turn))?.querySelector("a").focus());
  if (String(start)) run();
})();
