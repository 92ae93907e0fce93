// Searches the archive with Pagefind, part by part; without an index it filters a list of the briefings.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const form = at("_search"), field = at("_q"), said = at("_said"), why = at("_why");
  const results = at("_results"), hits = at("_hits"), more = at("_more"), all = at("_all"), facets = at("_facets");
  const mould = at("_hit").content, words = at("_search-words").content;
  const { index, root, lists, stamp, lang, numerals } = form.dataset;
  const folders = form.dataset.parts.split(" ").filter(Boolean);
  const AT_ONCE = 10, PARTS = 3;
  const KINDS = { H2: "finding", H3: "quote", H4: "figure", H5: "ask", H6: "finding" };
  const { wordsOf, has, mark } = briefgenWords;
  const pieces = new Map();
  let turn = 0, engine = null, found = [], asked = [];

  const named = (key) => words.querySelector(`[data-word="${key}"]`).textContent;
  const number = (count) => new Intl.NumberFormat(numerals).format(count);
  const counted = (count) => {
    const text = (form) => words.querySelector(`[data-count="${form}"]`)?.textContent;
    const rule = new Intl.PluralRules(lang).select(count);
    return (text(rule) ?? text("other")).replace("{count}", number(count));
  };
  const day = (date) =>
    new Intl.DateTimeFormat(numerals, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));

  // A list as a script: that loads from a disk too, where a page may not fetch.
  const piece = (name, address) => {
    if (!pieces.has(name)) {
      pieces.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => {
          const loaded = window.briefgenSearch?.[name];
          if (loaded) resolve(loaded); else reject(new Error("unloaded"));
        };
        script.onerror = () => reject(new Error("unloaded"));
        document.head.append(script);
      }).catch((error) => {
        pieces.delete(name);
        throw error;
      }));
    }
    return pieces.get(name);
  };

  const choices = briefgenChoices(form, (name, address) => piece(name, `${address}?${stamp}`), number);
  const folder = (part) => new URL(`${index}${part}/`, document.baseURI).href;
  const tables = briefgenTables(folder);

  const load = async () => {
    if (engine) return;
    const [first, ...others] = folders;
    const module = await import(`${folder(first)}pagefind.js`);
    const made = module.createInstance({ basePath: folder(first), noWorker: true, metaCacheTag: first });
    await made.init();
    await Promise.all(others.map((part) => made.mergeIndex(folder(part), { metaCacheTag: part })));
    engine = made;
  };

  // One result for each briefing, in the page's language where that version was found too.
  const grouped = (rows) => {
    const by = new Map();
    for (const one of rows) {
      const before = by.get(one.row.brief);
      if (!before || (one.row.lang === lang && before.row.lang !== lang)) by.set(one.row.brief, one);
    }
    return [...by.values()];
  };

  // A part of the index that does not know a word answers with what it falls back to: then all of it goes.
  const honest = async (hits) => {
    const best = new Map();
    for (const one of hits) if (!best.has(one.part)) best.set(one.part, one);
    const sound = new Set();
    await Promise.all([...best.values()].map(async (one) => {
      one.data ??= await one.hit.data();
      const { content, meta } = one.data;
      const known = wordsOf(`${meta.title} ${meta.about ?? ""} ${content}`);
      if (asked.every((term) => has(known, term))) sound.add(one.part);
    }));
    return hits.filter((one) => sound.has(one.part));
  };

  // What stands above and in a result: of a hit its path tells date, places and page.
  const told = async (one) => {
    if (one.listed) {
      const [page, own, date, places, title, about] = one.listed;
      return { page, own, date, places, title, about, parts: [] };
    }
    one.data ??= await one.hit.data();
    const { raw_url, meta, sub_results } = one.data;
    const [, codes, date, path] = raw_url.match(/^\/([^/]*)\/([^,]*),(.*)$/);
    await choices.allNames("places").catch(() => {});
    const places = codes.split(",").map((code) => choices.nameOf("places", code)).filter(Boolean).join(", ");
    const parts = asked.length ? sub_results.map((part) => part.anchor).filter(Boolean) : [];
    return { page: path.replaceAll(",", "/"), own: one.row.lang, date, places, title: meta.title, about: meta.about ?? "", parts };
  };

  const show = async (one) => {
    const { page, own, date, places, title, about, parts: matched } = await told(one);
    const item = mould.cloneNode(true).querySelector("li");
    const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
    slot("places").textContent = places;
    slot("date").textContent = day(date);
    slot("date").dateTime = date;
    slot("title").href = root + page;
    const head = slot("title").parentElement;
    head.lang = slot("about").lang = own;
    head.dir = slot("about").dir = "auto";
    mark(slot("title"), title, asked);
    mark(slot("about"), about, asked);
    // Those first that hold most of what is asked for; of a finding its heading or its text.
    const holds = new Map(matched.map((part) => {
      const known = wordsOf(part.text);
      return [part, asked.filter((term) => has(known, term)).length];
    }));
    const best = [...holds.keys()].sort((one, other) => holds.get(other) - holds.get(one));
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
      mark(link, part.text, asked);
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

  const present = async (own, list) => {
    found = list;
    hits.replaceChildren();
    await next(own);
    if (own !== turn) return;
    results.hidden = !found.length;
    all.hidden = true;
    said.textContent = found.length ? counted(found.length) : named("none");
  };

  const rest = () => {
    found = [];
    results.hidden = true;
    all.hidden = false;
    said.textContent = "";
  };

  const search = async (text, by) => {
    const own = ++turn;
    asked = wordsOf(text);
    const query = /[\u0600-\u06ff]|\p{L}['’ʼ-]\p{L}/u.test(text) ? asked.join(" ") : text.trim();
    if (!query && !by.size) {
      choices.uncount();
      return rest();
    }
    said.textContent = named("searching");
    await load();
    const answer = await engine.search(query || null);
    const answers = tables.parted(answer.results);
    const rows = await tables.rowed(query ? await honest(answers) : answers);
    const rank = ({ row }) => folders.indexOf(row.part) * 1e6 + row.number;
    if (!query) rows.sort((one, other) => rank(one) - rank(other));
    if (by.size || facets?.open) await tables.withKeys(rows);
    if (own !== turn) return;
    if (facets?.open) await choices.count(rows, by);
    await present(own, grouped(rows.filter((one) => choices.fits(one.row, by))));
  };

  // Without an index: a list, by the words of title, key message, places and date.
  const known = new Map();
  const filter = async (text) => {
    const own = ++turn;
    asked = wordsOf(text);
    const fitting = (words) => asked.every((term) => has(words, term));
    if (lists && asked.length) {
      said.textContent = named("searching");
      const years = lists.split(" ");
      const held = await Promise.all(years.map((year) => piece(year, `${year}.js?${stamp}`)));
      if (own !== turn) return;
      const listed = held.flat().filter((one) => {
        if (!known.has(one)) known.set(one, wordsOf(one.slice(2).join(" ")));
        return fitting(known.get(one));
      });
      return present(own, listed.map((one) => ({ listed: one })));
    }
    let shown = 0;
    for (const item of all.querySelectorAll(".entries > li")) {
      item.hidden = !fitting(wordsOf(item.textContent));
      if (!item.hidden) shown++;
    }
    rest();
    said.textContent = !asked.length ? "" : shown ? counted(shown) : named("none");
  };

  const onDisk = location.protocol === "file:";
  let listOnly = onDisk || !folders.length;
  const tell = (reason) => {
    listOnly = true;
    why.textContent = named(reason);
    why.hidden = false;
    rest();
    if (facets) facets.hidden = true;
  };

  const run = async () => {
    const by = choices.chosen();
    const state = new URLSearchParams();
    if (field.value.trim()) state.set("q", field.value.trim());
    for (const [kind, keys] of by) for (const key of keys) state.append(kind, key);
    if (!onDisk) history.replaceState(null, "", String(state) ? `?${state}` : location.pathname);
    if (!listOnly) {
      try {
        return await search(field.value, by);
      } catch {
        tell("failed");
      }
    }
    await filter(field.value).catch(() => { said.textContent = named("failed"); });
  };

  const start = new URLSearchParams(location.search);
  field.value = start.get("q") ?? "";
  form.hidden = false;
  at("_script").hidden = true;
  if (listOnly) tell(onDisk ? "disk" : "unbuilt");
  else if (facets) facets.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  form.addEventListener("change", (event) => { if (event.target.type === "checkbox") run(); });
  field.addEventListener("search", () => { if (!field.value) run(); });
  facets?.addEventListener("toggle", () => { if (facets.open && !results.hidden) run(); });
  at("_clear")?.addEventListener("click", () => {
    choices.clear();
    run();
  });
  more.addEventListener("click", async () => (await next(turn))?.querySelector("a").focus());
  if (String(start)) {
    choices.restore(listOnly ? new URLSearchParams() : start).then(() => {
      if (choices.chosen().size) facets.open = true;
      run();
    });
  }
})();
