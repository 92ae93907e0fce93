// The choices by which a search is narrowed, and how many briefings each would leave.
const briefgenChoices = (form, load, number) => {
  "use strict";
  const CHOICES = 30;

  // What a search can be narrowed by. Of a kind with many choices the page has but the largest; the others
  // are there as soon as all names are loaded, and shown where they are among the largest of what is found.
  const kinds = new Map([...form.querySelectorAll("[data-facet]")].map((box) => {
    const choices = new Map([...box.querySelectorAll("li")].map((item) => {
      const [name, number] = [item.querySelector(".name").textContent, item.querySelector(".number").textContent];
      return [item.querySelector("input").value, { item, name, number }];
    }));
    return [box.dataset.facet, { box, choices, rest: box.dataset.rest, whole: !box.dataset.rest }];
  }));

  const allNames = async (kind) => {
    const one = kinds.get(kind);
    if (!one || one.whole) return;
    const names = await load(kind, one.rest);
    one.choices = new Map(names.map(([key, name]) => [key, one.choices.get(key) ?? { item: null, name, number: "" }]));
    one.whole = true;
  };

  const placed = (one, key, choice) => {
    if (choice.item) return choice.item;
    choice.item = one.box.querySelector("li").cloneNode(true);
    choice.item.hidden = false;
    const input = choice.item.querySelector("input");
    Object.assign(input, { value: key, checked: false });
    choice.item.querySelector(".name").textContent = choice.name;
    const order = [...one.choices.values()];
    const next = order.slice(order.indexOf(choice) + 1).find((other) => other.item);
    one.box.querySelector("ul").insertBefore(choice.item, next?.item ?? null);
    return choice.item;
  };

  const chosen = () => {
    const by = new Map();
    for (const { name, value } of form.querySelectorAll("input:checked")) by.set(name, [...(by.get(name) ?? []), value]);
    return by;
  };

  const fits = ({ number, keys }, by, except) => [...by].every(([kind, picked]) =>
    kind === except || (keys.get(kind)?.get(number) ?? []).some((key) => picked.includes(key)));

  // Behind each choice, how many briefings it would leave, whatever else is chosen of its own kind.
  const count = async (rows, by) => {
    await Promise.all([...kinds.keys()].map(allNames));
    for (const [kind, one] of kinds) {
      const left = new Map();
      for (const { row } of rows) {
        if (!fits(row, by, kind)) continue;
        for (const key of row.keys.get(kind).get(row.number) ?? []) {
          left.set(key, (left.get(key) ?? new Set()).add(row.brief));
        }
      }
      const size = (key) => left.get(key)?.size ?? 0;
      const picked = by.get(kind) ?? [];
      const largest = new Set([...one.choices.keys()].sort((key, other) => size(other) - size(key)).slice(0, CHOICES));
      for (const [key, choice] of one.choices) {
        const shown = !one.rest || largest.has(key) || picked.includes(key);
        if (shown) placed(one, key, choice).querySelector(".number").textContent = number(size(key));
        if (choice.item) choice.item.hidden = !shown;
      }
    }
  };

  const uncount = () => {
    for (const { choices } of kinds.values()) {
      for (const { item, number } of choices.values()) {
        if (!item) continue;
        item.querySelector(".number").textContent = number;
        item.hidden = !number;
      }
    }
  };

  // Choices that an address names and the page does not have.
  const restore = async (state) => {
    for (const [kind, one] of kinds) {
      const picked = state.getAll(kind);
      if (picked.some((key) => !one.choices.has(key))) await allNames(kind).catch(() => {});
      for (const key of picked) {
        const choice = one.choices.get(key);
        if (choice) placed(one, key, choice).querySelector("input").checked = true;
      }
    }
  };

  const clear = () => {
    for (const box of form.querySelectorAll("input:checked")) box.checked = false;
  };
  const nameOf = (kind, key) => kinds.get(kind)?.choices.get(key)?.name;
  return { allNames, chosen, clear, count, fits, nameOf, restore, uncount };
};
