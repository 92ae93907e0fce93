// Says whether a file is one of this archive's documents. The file is read here and goes nowhere.
(() => {
  "use strict";
  const form = document.querySelector("form.verify");
  const input = document.getElementById("_files");
  const verdicts = document.getElementById("_verdicts");
  const mould = document.getElementById("_verdict").content;
  const words = document.getElementById("_words").content;
  const { data, root, split, stamp, numerals } = form.dataset;
  const pieces = new Map();
  let turn = 0;

  const named = (sort, key) => words.querySelector(`[data-${sort}="${CSS.escape(key)}"]`)?.textContent ?? key;
  const day = (date) =>
    new Intl.DateTimeFormat(numerals, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // A part of the list, as a script: that loads from a disk too, where a page may not fetch.
  const load = (piece) => {
    if (!pieces.has(piece)) {
      pieces.set(piece, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${data}${piece}.js?${stamp}`;
        script.onload = () => {
          const part = window.briefgenPublished?.[piece];
          if (part) resolve(part); else reject(new Error("unloaded"));
        };
        script.onerror = () => reject(new Error("unloaded"));
        document.head.append(script);
      }).catch((error) => {
        pieces.delete(piece);
        throw error;
      }));
    }
    return pieces.get(piece);
  };

  const look = async (file) => {
    if (!globalThis.crypto?.subtle) return { state: "insecure" };
    let sha256;
    try {
      sha256 = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    } catch {
      return { state: "unreadable" };
    }
    try {
      const part = await load(sha256.slice(0, Number(split)) || "all");
      return Object.hasOwn(part, sha256) ? { sha256, ...part[sha256] } : { sha256, state: "unknown" };
    } catch {
      return { sha256, state: "unloaded" };
    }
  };

  const show = (box, told) => {
    const fill = (slot, text) => {
      const place = box.querySelector(`[data-slot="${slot}"]`);
      place.textContent = text ?? "";
      (place.closest("dl > div, p") ?? place).hidden = !text;
      return place;
    };
    const { state, kind, lang, date, title, page, sha256 } = told;
    box.dataset.state = state;
    fill("said", named("word", state).replace("{date}", date ? day(date) : ""));
    fill("why", state === "unknown" ? named("word", "unknown_why") : "");
    fill("title", title).lang = told.title_lang ?? "";
    fill("kind", kind && named("kind", kind));
    fill("lang", lang && named("lang", lang));
    fill("date", state === "ours" ? day(date) : "");
    fill("sha256", sha256);
    const link = { ours: "read", replaced: "read_now", withdrawn: "notice" }[state];
    const anchor = fill("page", page && link && named("word", link));
    if (page && link) anchor.href = root + page; else anchor.removeAttribute("href");
  };

  const check = async (files) => {
    const own = ++turn;  // what was chosen before is no longer asked for
    verdicts.replaceChildren();
    for (const file of files) {
      const box = mould.cloneNode(true).querySelector(".verdict");
      box.querySelector('[data-slot="file"]').textContent = file.name;
      show(box, { state: "checking" });
      verdicts.append(box);
      const told = await look(file);
      if (own !== turn) return;
      show(box, told);
    }
  };

  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  // So that a file can be chosen twice, after a list that did not load.
  input.addEventListener("click", () => { input.value = ""; });
  input.addEventListener("change", () => check([...input.files]));
  // A file that is dropped beside the frame would otherwise be opened in place of the page.
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", () => form.classList.remove("over"));
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    check([...event.dataTransfer.files]);
  });
})();
