// What the parts of the index say of their records; a table is loaded once something was found in its part.
const briefgenTables = (folder) => {
  "use strict";
  const tables = new Map();

  const table = (part, name) => {
    const key = `${part}/${name}`;
    if (!tables.has(key)) {
      tables.set(key, fetch(`${folder(part)}${name}.json`).then((answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return answer.json();
      }).then((read) => (name === "records" ? rowsOf(part, read) : keysOf(read))).catch((error) => {
        tables.delete(key);
        throw error;
      }));
    }
    return tables.get(key);
  };

  // Of each record by Pagefind's name of it: its brief, its language, its number in the part.
  const rowsOf = (part, { languages, briefs }) => {
    const rows = new Map();
    briefs.split(" ").forEach((versions, brief) => {
      for (const version of versions.split(",")) {
        const [name, own] = version.split(".");
        rows.set(name, { part, brief: `${part}/${brief}`, lang: languages[own], number: rows.size });
      }
    });
    return rows;
  };

  // Of each kind, the keys of each record by its number.
  const keysOf = (read) => new Map(Object.entries(read).map(([kind, held]) => {
    const keys = new Map();
    for (const [key, runs] of Object.entries(held)) {
      for (const run of runs.split(" ")) {
        const [start, end] = run.split("-").map(Number);
        for (let at = start; at <= (end ?? start); at++) keys.set(at, [...(keys.get(at) ?? []), key]);
      }
    }
    return [kind, keys];
  }));

  // What Pagefind found, with the part it is in: its names of records begin with that of their part.
  const parted = (results) => results.map((hit) => {
    const [part, name] = hit.id.slice(1).split("_");
    return { hit, part, name };
  });

  // The same with what is known of each record, less what nothing is known of.
  const rowed = async (hits) => {
    const parts = [...new Set(hits.map(({ part }) => part))];
    const held = new Map(await Promise.all(parts.map(async (part) => [part, await table(part, "records")])));
    for (const one of hits) one.row = held.get(one.part).get(one.name);
    return hits.filter((one) => one.row);
  };

  const withKeys = async (rows) => {
    const parts = [...new Set(rows.map(({ row }) => row.part))];
    const held = new Map(await Promise.all(parts.map(async (part) => [part, await table(part, "facets")])));
    for (const { row } of rows) row.keys ??= held.get(row.part);
  };

  return { parted, rowed, withKeys };
};
