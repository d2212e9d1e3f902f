// The files of the index as bantin/search/shards lays them out: fetched when asked for, once each, and read.

const FORMAT = 2;
const TAG_BITS = 20n;
// The day of what has none.
const UNDATED = -(2 ** 31);

const cut = (number) => BigInt.asUintN(64, number);

/** Returns a number of 64 bits with each bit spread over all. */
const mixed = (value) => {
  value = cut((value ^ (value >> 30n)) * 0xbf58476d1ce4e5b9n);
  value = cut((value ^ (value >> 27n)) * 0x94d049bb133111ebn);
  return value ^ (value >> 31n);
};

/** Returns the keys of words as bantin/search/keys.py does: "f" of one without marks, "x" of a spelling. */
const keyOfWord = (kind, word) => {
  let found = kind === "f" ? 0xcbf29ce484222325n : 0x340d631b7bdddcdan;
  for (const byte of new TextEncoder().encode(word)) found = cut((found ^ BigInt(byte)) * 0x100000001b3n);
  return mixed(found) || 1n;
};

const keyOfPair = (left, right) => mixed(cut(left * 0x9e3779b97f4a7c15n + right));

const hex = (number, width) => number.toString(16).padStart(width, "0");

/** Fetches a file of raw DEFLATE and returns its bytes; throws where there is none. */
const read = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const stream = answer.body.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const decode = (bytes) => new TextDecoder().decode(bytes);

/** Reads varints one after another. */
class Varints {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next() {
    let value = 0, bits = 0, byte;
    do {
      byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << bits;
      bits += 7;
    } while (byte & 0x80);
    return value;
  }

  list(count) {
    return Array.from({ length: count }, () => this.next());
  }
}

/** Returns lists of postings of these lengths: all gaps, then all levels. */
const postingsOf = (bytes, at, counts) => {
  const gaps = new Varints(bytes, at);
  const documents = counts.map((count) => {
    let document = -1;
    return gaps.list(count).map((gap) => (document += gap + 1));
  });
  let start = gaps.at;
  return documents.map((own) => ({ documents: own, levels: bytes.subarray(start, (start += own.length)) }));
};

const NOTHING = { count: 0, get: async () => ({ documents: [], levels: [] }) };

/** Returns of a table of words, with their postings, what lists it holds, and the lines that stand beside words. */
const shelfOf = (bytes, alone) => {
  const end = bytes.indexOf(0);
  const [table, also = ""] = decode(bytes.subarray(0, end)).split("\n\n");
  const lists = new Map(), inside = [];
  for (const line of table.split("\n")) {
    const cells = line.split("\t");
    for (let at = 0; at + 1 < cells.length; at += 2) {
      const [name, said] = [cells[at], cells[at + 1]];
      const kind = at ? "x" : "f";
      if (said === "=") lists.set(kind + name, lists.get(`f${cells[0]}`));
      else {
        const count = Number(said.replace("*", ""));
        const list = { count, get: async () => list.postings };
        if (said === `${count}`) inside.push(list);
        else list.get = () => alone(kind, name, count);
        lists.set(kind + name, list);
      }
    }
    // What is written without marks is a spelling like others: where it is the only one, the table does not say it again.
    if (cells.length === 2) lists.set(`x${cells[0]}`, lists.get(`f${cells[0]}`));
  }
  const read = postingsOf(bytes, end + 1, inside.map(({ count }) => count));
  inside.forEach((list, at) => (list.postings = read[at]));
  return { lists, also: also.split("\n") };
};

/** Returns the pairs of a file by their tags. */
const pairsIn = (bytes) => {
  const numbers = new Varints(bytes);
  const size = numbers.next();
  let tag = 0;
  const names = numbers.list(size).map((gap) => (tag += gap));
  const counts = numbers.list(size);
  const read = postingsOf(bytes, numbers.at, counts);
  return new Map(names.map((name, at) => [name, { count: counts[at], get: async () => read[at] }]));
};

/** Returns the words without marks ("f") and the spellings ("x"), each with how many documents hold it. */
const vocabularyIn = (bytes) => {
  const known = { f: new Map(), x: new Map() };
  for (const line of decode(bytes).split("\n")) {
    const cells = line.split("\t");
    for (let at = 0; at + 1 < cells.length; at += 2) known[at ? "x" : "f"].set(cells[at], Number(cells[at + 1]));
  }
  return known;
};

/** The index at an address: what the script has to know of the language, the site, and the place of each document. */
class Index {
  static async open(address) {
    // It tells which version of the others holds now, so it is asked for each time.
    const told = JSON.parse(decode(await read(address, { cache: "no-cache" })));
    if (told.format !== FORMAT) throw new Error(`format ${told.format}`);
    return new Index(address, told);
  }

  constructor(address, told) {
    Object.assign(this, told, { language: languageOf(told.language), address, held: new Map() });
    this.settle();
  }

  /** Finds out the size of the archive, the latest year, and the day (counted from 1970), the year and the category of each place. */
  settle() {
    // As bantin/search/shards/places.py does.
    const room = (count) => Math.max(8, 2 ** Math.ceil(Math.log2(count)));
    const blocks = [
      ...(this.undated ? [[UNDATED, this.undated]] : []),
      ...this.runs.flatMap(([first, counts]) => counts.map((count, at) => [first + at, count])),
    ];
    const size = blocks.reduce((sum, [, count]) => sum + room(count), 0);
    this.size = this.sections.length;
    this.latest = 0;
    this.days = new Int32Array(size).fill(UNDATED);
    this.years = new Uint16Array(size);
    this.sectionOf = new Uint16Array(size);
    let place = 0, at = 0;
    for (const [day, count] of blocks) {
      this.days.fill(day, place, place + count);
      this.latest = day === UNDATED ? 0 : new Date(day * 864e5).getUTCFullYear();
      this.years.fill(this.latest, place, place + count);
      // 0 is the section of places that no document has.
      for (let own = 0; own < count; own += 1) this.sectionOf[place + own] = this.sections.charCodeAt(at++) - 47;
      place += room(count);
    }
  }

  /** Returns the category of a place, as [section, name]; nothing where no document has it. */
  categoryOf(place) {
    return this.categories[this.sectionOf[place] - 1];
  }

  /** Returns what `make` makes of a file, held for the next time. */
  file(path, make) {
    if (!this.held.has(path)) this.held.set(path, read(new URL(`${path}?v=${this.version}`, this.address)).then(make));
    return this.held.get(path);
  }

  fileOf(key, bits) {
    return `${hex(bits ? key >> BigInt(64 - bits) : 0, 3)}.bin`;
  }

  /** Returns the table of words in which a word without marks stands. */
  shelf(word) {
    const alone = (kind, name, count) =>
      this.file(`c/${kind}${hex(keyOfWord(kind, name) >> 16n, 12)}.bin`, (bytes) => postingsOf(bytes, 0, [count])[0]);
    return this.file(`w/${this.fileOf(keyOfWord("f", word), this.bits.words)}`, (bytes) => shelfOf(bytes, alone));
  }

  async pair(left, right) {
    const { pairs: bits } = this.bits;
    const key = keyOfPair(keyOfWord("f", left), keyOfWord("f", right));
    const tags = await this.file(`p/${this.fileOf(key, bits)}`, pairsIn);
    const tag = (key >> (64n - TAG_BITS - BigInt(bits))) & ((1n << TAG_BITS) - 1n);
    return tags.get(Number(tag)) ?? NOTHING;
  }

  vocabulary() {
    return this.file("v.bin", vocabularyIn);
  }

  /** Returns title, address, moment and beginning of the document at a place; throws where it is another by now. */
  async page(place) {
    const some = await this.file(`r/${hex(Math.floor(place / this.block), 1)}.bin`, (bytes) => JSON.parse(decode(bytes)));
    const page = some[place % this.block];
    if (!page || dayOf(page[2]) !== this.days[place]) throw new Error(`r ${place}`);
    return page;
  }

  /** Returns a list of postings: "x" and a spelling, "f" and a word without marks, "p" and a pair. */
  async list(kind, word, other) {
    if (kind === "p") return this.pair(word, other);
    return (await this.shelf(kind === "x" ? withoutMarks(word) : word)).lists.get(kind + word) ?? NOTHING;
  }
}

/** Returns the day of a moment, counted from 1970, as it is called where the moment is told. */
const dayOf = (moment) => (moment ? Date.parse(`${moment.slice(0, 10)}T00:00Z`) / 864e5 : UNDATED);
