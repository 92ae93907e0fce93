// Words as they are compared, and as they are marked in what is found.
const briefgenWords = (() => {
  "use strict";
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;

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

  // Puts a text into a place, with the words in it marked that are asked for.
  const mark = (place, text, asked) => {
    let end = 0;
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      const own = wordsOf(word);
      if (!own.length || !asked.some((term) => has(own, term))) continue;
      const marked = document.createElement("mark");
      marked.textContent = word;
      place.append(text.slice(end, start), marked);
      end = start + word.length;
    }
    place.append(text.slice(end));
  };

  return { wordsOf, has, mark };
})();
